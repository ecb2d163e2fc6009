package plasticity.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A response after redirects.
 *
 * @param first headers of the Hub's first response
 * @param last headers of the final response, whose body this is
 */
record HubResponse(int status, HttpHeaders first, HttpHeaders last, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
        return last.firstValue(name);
    }

    /** The {@code Content-Length}; empty if absent or invalid. */
    OptionalLong length() {
        String text = header("Content-Length").orElse("");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
