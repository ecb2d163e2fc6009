package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class SanitizedTest {
    private static IOException failureOf(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return catchThrowableOfType(
                IOException.class, () -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()));
    }

    @Test
    void refusedConnections() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(Sanitized.of(failureOf("http://127.0.0.1:" + port))).isEqualTo("cannot connect");
    }

    @Test
    void unknownHosts() {
        assertThat(Sanitized.of(failureOf("http://host.invalid/"))).isEqualTo("unknown host");
    }

    @Test
    void fileSystemExceptionsIncludeTheReason() {
        assertThat(Sanitized.of(new NoSuchFileException("a/b"))).isEqualTo("a/b: does not exist");
    }

    @Test
    void controlCharactersAreReplaced() {
        assertThat(Sanitized.of("a\nb\u0000")).isEqualTo("a\uFFFDb\uFFFD");
    }
}
