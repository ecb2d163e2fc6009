package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    /** base64 of {@code me:se cret}. */
    private static final String AUTHORIZATION = "Basic bWU6c2UgY3JldA==";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "https_proxy=http://p:1, https://hub.co/, p:1",
        "HTTPS_PROXY=http://p:1, https://hub.co/, p:1",
        "HTTPS_PROXY=p:1, https://hub.co/, p:1",
        "HTTPS_PROXY=http://p, https://hub.co/, p:80",
        "HTTP_PROXY=http://p:1, https://hub.co/, direct",
        "HTTP_PROXY=http://p:1, http://hub.co/, p:1",
        "ALL_PROXY=http://p:1, https://hub.co/, p:1",
        "ALL_PROXY=http://p:1 https_proxy=http://q:2, https://hub.co/, q:2",
        "ALL_PROXY=http://p:1 NO_PROXY=hub.co, https://hub.co/, direct",
        "ALL_PROXY=http://p:1 NO_PROXY=.co, https://hub.co/, direct",
        "ALL_PROXY=http://p:1 NO_PROXY=ub.co, https://hub.co/, p:1",
        "ALL_PROXY=http://p:1 NO_PROXY=hub.co:8443, https://hub.co/, p:1",
        "ALL_PROXY=http://p:1 NO_PROXY=hub.co:8443, https://hub.co:8443/, direct",
        "ALL_PROXY=http://p:1 no_proxy=*, https://hub.co/, direct",
        "'', https://hub.co/, direct"
    })
    void selectsProxies(String variables, URI target, String proxy) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("^[^=]*=", ""));
        }
        assertThat(Proxies.of(environment).select(target)).singleElement().satisfies(found -> {
            InetSocketAddress address = (InetSocketAddress) found.address();
            assertThat(address == null ? "direct" : address.getHostString() + ":" + address.getPort())
                    .isEqualTo(proxy);
        });
    }

    @ParameterizedTest
    @CsvSource({"socks5://me:secret@p:1", "http://me:secret@", "http://me:se cret@p"})
    void invalidProxiesAreReportedWithoutPassword(String proxy) {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", proxy)))
                .hasMessageStartingWith("HTTPS_PROXY is not a supported proxy address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void httpUsesTheProxyWithItsPassword() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
            byte[] body = ("{\"sha\":\"" + LoopbackHub.COMMIT + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        try (HubFixture fixture = new HubFixture(directory)) {
            fixture.with("HF_ENDPOINT", "http://hub.invalid")
                    .with(
                            "HTTP_PROXY",
                            "http://me:se%20cret@127.0.0.1:"
                                    + proxy.getAddress().getPort());
            HubEnvironment environment = fixture.environment();
            HubHttp http = new HubHttp(environment, Optional.empty(), HubFixture.QUICK, fixture.progress);
            String commit = new HubApi(http, HubFixture.DATASET).commit();
            assertThat(commit).isEqualTo(LoopbackHub.COMMIT);
            assertThat(seen)
                    .containsExactly("http://hub.invalid/api/datasets/me/sniffed-qk/revision/main " + AUTHORIZATION);
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void httpsUsesATunnelWithThePassword() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                HubFixture fixture = new HubFixture(directory)) {
            CompletableFuture<String> asked = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try (Socket socket = proxy.accept()) {
                    byte[] head = new byte[2000];
                    int length = socket.getInputStream().read(head);
                    asked.complete(new String(head, 0, Math.max(0, length), StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    asked.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
            fixture.with("HF_ENDPOINT", "https://hub.invalid")
                    .with("HF_HUB_DOWNLOAD_TIMEOUT", "2")
                    .with("HTTPS_PROXY", "http://me:se%20cret@127.0.0.1:" + proxy.getLocalPort());
            assertThatThrownBy(fixture::download)
                    .isInstanceOf(HubException.class)
                    .hasMessageNotContaining("cret");
            assertThat(asked.get(10, TimeUnit.SECONDS))
                    .startsWith("CONNECT hub.invalid:443 ")
                    .contains("Proxy-Authorization: " + AUTHORIZATION);
        }
    }
}
