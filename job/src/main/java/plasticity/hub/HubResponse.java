package plasticity.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An answer, redirects followed.
 *
 * @param first headers of the Hub itself, before any redirect
 * @param last headers of whoever sends the body
 */
record HubResponse(int status, HttpHeaders first, HttpHeaders last, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
        return last.firstValue(name);
    }

    /** The size that the sender announces, empty where it announces none. */
    OptionalLong length() {
        String text = header("Content-Length").orElse("");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
