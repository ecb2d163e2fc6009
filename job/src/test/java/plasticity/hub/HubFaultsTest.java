package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the client against a local server with simulated failures. */
@Tag("slow")
@Timeout(60)
class HubFaultsTest {
    private static final String FIRST = "model/l00h00q/data.parquet";

    @TempDir
    private Path directory;

    private HubFixture fixture;

    @BeforeEach
    void serve() throws IOException {
        fixture = new HubFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void requireComplete() throws Exception {
        fixture.download();
        assertThat(fixture.pointer(FIRST)).hasSameBinaryContentAs(fixture.folder.resolve(FIRST));
        assertThat(fixture.progress.received.get()).isEqualTo(fixture.progress.announced.get());
    }

    /** Path of the first file in the file store. */
    private String content() {
        return "/content/" + LoopbackHub.sha256(fixture.folder.resolve(FIRST));
    }

    static Stream<Arguments> transientFailures() {
        return Stream.of(
                arguments("/revision/", Faults.status(429)),
                arguments("/revision/", Faults.status(500)),
                arguments("/tree/", Faults.status(503)),
                arguments("/tree/", Faults.dropAfter(10)),
                arguments("/resolve/", Faults.status(502)),
                arguments("/content/", Faults.status(504)),
                arguments("/content/", Faults.dropAfter(1000)),
                arguments("/content/", Faults.dropAfter(0)),
                arguments("/content/", Faults.chunked(-7)),
                arguments("/content/", Faults.chunked(7)),
                arguments("/content/", Faults.instead("<html>sign in</html>")),
                arguments("/content/", Faults.instead("")),
                arguments("/content/", Faults.status(416)),
                arguments("/content/", Faults.flipped()));
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void transientFailuresAreRetried(String part, LoopbackHub.Fault fault) throws Exception {
        fixture.hub.failing(part, 1, fault);
        requireComplete();
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void permanentFailuresAreReportedInOneLine(String part, LoopbackHub.Fault fault) {
        fixture.hub.failing(part, Integer.MAX_VALUE, fault);
        assertThatThrownBy(fixture::download)
                .isInstanceOf(HubException.class)
                .hasMessageContaining("; check")
                .hasMessageNotContaining("\n");
        assertThat(fixture.cached().resolve("blobs"))
                .satisfiesAnyOf(blobs -> assertThat(blobs).doesNotExist(), blobs -> assertThat(blobs)
                        .isDirectoryNotContaining(
                                file -> file.getFileName().toString().length() == 64
                                        && file.toFile().length() != 5000));
    }

    @Test
    void chunkedResponsesAreAccepted() throws Exception {
        fixture.hub.failing("/content/", 5, Faults.chunked(0));
        requireComplete();
        assertThat(fixture.progress.waits).isEmpty();
    }

    @Test
    void droppedDownloadsAreResumed() throws Exception {
        fixture.hub.failing(content(), 1, Faults.dropAfter(1000));
        requireComplete();
        assertThat(fixture.hub.requests())
                .filteredOn(request -> request.uri().toString().contains(content()))
                .extracting(request -> request.range().orElse(""))
                .containsExactly("", "bytes=1000-");
    }

    @Test
    void partialDownloadsOfEarlierRunsAreResumed() throws Exception {
        Path part = fixture.blob(FIRST).resolveSibling(fixture.blob(FIRST).getFileName() + ".incomplete");
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(Files.readAllBytes(fixture.folder.resolve(FIRST)), 1234));
        requireComplete();
        assertThat(fixture.hub.requests()).anyMatch(request -> request.range().equals(Optional.of("bytes=1234-")));
        assertThat(part).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1234, 5000, 9000})
    void foreignPartialDownloadsAreReplaced(int length) throws Exception {
        Path part = fixture.blob(FIRST).resolveSibling(fixture.blob(FIRST).getFileName() + ".incomplete");
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[length]);
        requireComplete();
    }

    @Test
    void serversWithoutRangesAreSupported() throws Exception {
        fixture.hub.failing(content(), 1, Faults.dropAfter(1000));
        fixture.hub.failing(content(), 1, (exchange, right) -> {
            byte[] all = Files.readAllBytes(fixture.folder.resolve(FIRST));
            exchange.getResponseHeaders().remove("Content-Range");
            Faults.instead(all).answer(exchange, right);
        });
        requireComplete();
    }

    @Test
    void stalledDownloadsAreResumed() throws Exception {
        fixture.with("HF_HUB_DOWNLOAD_TIMEOUT", "1");
        fixture.hub.failing(content(), 1, Faults.stallAfter(2000, 20_000));
        requireComplete();
        assertThat(fixture.progress.waits).singleElement().asString().contains("stopped sending data for 1 s");
    }

    @Test
    void missingResponsesAreRetried() throws Exception {
        fixture.with("HF_HUB_DOWNLOAD_TIMEOUT", "1");
        fixture.hub.failing("/revision/", 1, (exchange, right) -> sleep(20_000));
        requireComplete();
        assertThat(fixture.progress.waits).hasSize(1);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void retryAfterInSeconds() throws Exception {
        fixture.hub.failing("/revision/", 1, Faults.status(429, "Retry-After", "1"));
        requireComplete();
        assertThat(fixture.progress.lengths).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void retryAfterAsADate() throws Exception {
        ZonedDateTime date = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);
        fixture.hub.failing(
                "/revision/", 1, Faults.status(503, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
        requireComplete();
        // Dates are in seconds, and one may have passed.
        assertThat(fixture.progress.lengths).singleElement().satisfies(wait -> assertThat(wait)
                .isBetween(Duration.ZERO, Duration.ofSeconds(2)));
    }

    @Test
    void rateLimitReset() throws Exception {
        fixture.hub.failing("/revision/", 1, Faults.status(429, "RateLimit", "\"api\";r=0;t=1"));
        requireComplete();
        assertThat(fixture.progress.lengths).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void tooLongWaitsFail() {
        fixture.hub.failing("/revision/", 1, Faults.status(429, "Retry-After", "7200"));
        assertThatThrownBy(fixture::download)
                .hasMessage("the commit of me/sniffed-qk: the Hub responded 429 and requests a wait of 7200 s;"
                        + " retry later; completed downloads are kept");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            401 | RepoNotFound     | does not exist, or is private and needs a token (401); check dataset_name, or set HF_TOKEN
            403 | GatedRepo        | me/sniffed-qk is gated, or this token has no access (403): accept its conditions at
            404 | RepoNotFound     | the Hub has no dataset me/sniffed-qk (404); check dataset_name
            404 | RevisionNotFound | me/sniffed-qk has no revision main (404); check dataset_revision
            418 | x                | the commit of me/sniffed-qk: the Hub responded 418; check HF_ENDPOINT and proxies
            """)
    void errorResponsesHaveSpecificMessages(int status, String code, String message) {
        fixture.hub.failing("/revision/", 9, Faults.status(status, "X-Error-Code", code));
        assertThatThrownBy(fixture::download).hasMessageContaining(message);
        assertThat(fixture.hub.requests()).hasSize(1);
    }

    @Test
    void rejectedTokensAreNotShown() {
        fixture.hub.requiring("hf_right");
        fixture.with("HF_TOKEN", "hf_wrong");
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("the Hub rejects the token for me/sniffed-qk (401)")
                .hasMessageNotContaining("hf_wrong");
    }

    @Test
    void theTokenIsNotSentToTheFileStore() throws Exception {
        fixture.hub.requiring("hf_secret");
        fixture.with("HF_TOKEN", "hf_secret");
        requireComplete();
        assertThat(fixture.hub.requests())
                .allSatisfy(request -> assertThat(request.authorization().isPresent())
                        .isEqualTo(!request.uri().getPath().startsWith("/content/")));
        assertThat(fixture.hub.requests())
                .anyMatch(request -> request.uri().getPath().startsWith("/content/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "model/../../x",
                "/etc/passwd",
                "model//x",
                "model/./x",
                "a\\\\b",
                "C:/x",
                "a\\u0000b",
                "a\\nb",
                "",
                "model/"
            })
    void invalidPathsAreRejected(String path) {
        fixture.hub.failing("/tree/", 9, Faults.instead(file(path)));
        assertThatThrownBy(fixture::download).hasMessageContaining("which is not a valid relative path");
        assertThat(fixture.cached().resolve("snapshots")).doesNotExist();
        assertThat(fixture.hub.downloads()).isZero();
    }

    @Test
    void pathsOfOtherDirectoriesAreRejected() {
        fixture.hub.failing("/tree/", 9, Faults.instead(file("other/l00h00q/data.parquet")));
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("contains other/l00h00q/data.parquet, which is outside this directory");
    }

    @Test
    void overflowingSizesAreTooLargeForTheDisk() {
        String one = "{\"type\":\"file\",\"path\":\"model/l00h0%dq/data.parquet\",\"size\":" + Long.MAX_VALUE
                + ",\"oid\":\"" + "a".repeat(40) + "\"}";
        fixture.hub.failing("/tree/", 9, Faults.instead("[" + one.formatted(0) + "," + one.formatted(1) + "]"));
        assertThatThrownBy(fixture::download).hasMessageContaining("not enough disk space");
        assertThat(fixture.hub.downloads()).isZero();
    }

    @Test
    void duplicatePathsAreRejected() {
        String one = file("model/l00h00q/data.parquet");
        String entry = one.substring(1, one.length() - 1);
        fixture.hub.failing("/tree/", 9, Faults.instead("[" + entry + "," + entry + "]"));
        assertThatThrownBy(fixture::download).hasMessageContaining("twice");
    }

    private static String file(String path) {
        return "[{\"type\":\"file\",\"path\":\"" + path + "\",\"size\":5,\"oid\":\"" + "a".repeat(40) + "\"}]";
    }

    static Stream<String> invalidResponses() {
        return Stream.of(
                "",
                "<html>sign in</html>",
                "null",
                "{}",
                "[1]",
                "[{\"type\":\"file\"}]",
                "[{\"type\":\"link\",\"path\":\"model/a\"}]",
                "[{\"type\":\"file\",\"path\":\"model/a\",\"size\":-1,\"oid\":\"" + "a".repeat(40) + "\"}]",
                "[{\"type\":\"file\",\"path\":\"model/a\",\"size\":1e300,\"oid\":\"" + "a".repeat(40) + "\"}]",
                "[{\"type\":\"file\",\"path\":\"model/a\",\"size\":\"5\",\"oid\":\"" + "a".repeat(40) + "\"}]",
                "[{\"type\":\"file\",\"path\":\"model/a\",\"size\":5,\"oid\":\"../../x\"}]",
                "[{\"type\":\"file\",\"path\":\"model/a\",\"size\":5,\"lfs\":{\"oid\":\"x\",\"size\":5}}]",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("invalidResponses")
    void invalidResponsesAreNotRetried(String json) {
        fixture.hub.failing("/tree/", 9, Faults.instead(json));
        assertThatThrownBy(fixture::download)
                .isInstanceOf(HubException.class)
                .hasMessageContaining("check HF_ENDPOINT");
        assertThat(fixture.hub.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void hugeResponsesAreRejected() {
        fixture.hub.failing("/revision/", 9, (exchange, right) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] mebibyte = new byte[1 << 20];
            Arrays.fill(mebibyte, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(mebibyte);
            }
        });
        assertThatThrownBy(fixture::download).hasMessageContaining("larger than 32 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "main", "../../../../etc", "0123456789ABCDEF0123456789abcdef01234567"})
    void invalidCommitsAreRejected(String commit) {
        fixture.hub.failing("/revision/", 9, Faults.instead("{\"sha\":\"" + commit + "\"}"));
        assertThatThrownBy(fixture::download).hasMessageContaining("invalid response from the Hub");
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, file",
        "ftp://localhost/x, ftp",
        "jar:file:x!/y, jar",
        "http://user:password@localhost/x, http",
        "http:///x, http"
    })
    void redirectsToOtherSchemesAreRejected(String location, String scheme) {
        fixture.hub.failing("/resolve/", Integer.MAX_VALUE, Faults.status(302, "Location", location));
        assertThatThrownBy(fixture::download)
                .hasMessage("the Hub redirects to a URL that is not http or https with a host: scheme " + scheme
                        + "; rejected");
    }

    @Test
    void redirectsAreLimited() {
        fixture.hub.failing(
                "/revision/", Integer.MAX_VALUE, Faults.status(307, "Location", "/api/datasets/x/revision/y"));
        assertThatThrownBy(fixture::download).hasMessageContaining("redirects more than 5 times");
        assertThat(fixture.hub.requests()).hasSize(6);
    }

    @Test
    void renamedDatasetsAreFollowed() throws Exception {
        fixture.hub.requiring("hf_secret");
        fixture.with("HF_TOKEN", "hf_secret");
        fixture.hub.failing(
                "/revision/main",
                1,
                Faults.status(307, "Location", "/api/datasets/" + LoopbackHub.NAME + "/revision/v1"));
        requireComplete();
    }

    @Test
    void theNextPageMustBeOnTheHub() {
        fixture.with("HF_TOKEN", "hf_secret");
        fixture.hub.failing("/tree/", 1, (exchange, right) -> {
            exchange.getResponseHeaders().set("Link", "<" + fixture.hub.storeAddress() + "/next>; rel=\"next\"");
            Faults.instead("[]").answer(exchange, right);
        });
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("the next page is on another server, localhost; rejected");
        assertThat(fixture.hub.requests()).hasSize(2);
    }

    @Test
    void pagesAreLimited() {
        fixture.hub.failing("/tree/", Integer.MAX_VALUE, (exchange, right) -> {
            exchange.getResponseHeaders().set("Link", "<" + exchange.getRequestURI() + ">; rel=\"next\"");
            Faults.instead("[]").answer(exchange, right);
        });
        assertThatThrownBy(fixture::download).hasMessageContaining("still incomplete after");
    }

    @Test
    void filesChangedSinceTheListingAreRejected() {
        fixture.hub.failing("/resolve/", 9, (exchange, right) -> {
            exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + "a".repeat(64) + "\"");
            Faults.status(302, "Location", exchange.getResponseHeaders().getFirst("Location"))
                    .answer(exchange, right);
        });
        assertThatThrownBy(fixture::download).hasMessageContaining("the file changed on the Hub");
    }

    @Test
    void headersThatRepeatTheListingAreOptional() throws Exception {
        fixture.hub.failing("/resolve/", 9, (exchange, right) -> {
            String location = exchange.getResponseHeaders().getFirst("Location");
            exchange.getResponseHeaders().clear();
            Faults.status(302, "Location", location).answer(exchange, right);
        });
        requireComplete();
    }

    @Test
    void unreachableHub() {
        fixture.hub.close();
        assertThatThrownBy(fixture::download)
                .hasMessage("the commit of me/sniffed-qk: " + fixture.hub.endpoint()
                        + " does not respond: cannot connect; check the network, HF_ENDPOINT and proxies");
        assertThat(fixture.progress.waits).isEmpty();
    }

    @Test
    void unknownHostsAreNotRetried() {
        fixture.with("HF_ENDPOINT", "http://hub.invalid").with("NO_PROXY", "*");
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("http://hub.invalid does not respond: unknown host; check");
        assertThat(fixture.progress.waits).isEmpty();
    }

    /** The server accepts the connection but does not respond. */
    @Test
    void missingFirstResponsesAreNotRetried() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixture.with("HF_ENDPOINT", "http://127.0.0.1:" + silent.getLocalPort());
            fixture.firstAnswer = Optional.of(Duration.ofSeconds(1));
            assertThatThrownBy(fixture::download)
                    .hasMessageContaining(" does not respond: no response within 1 s; check");
        }
        assertThat(fixture.progress.waits).isEmpty();
    }

    @Test
    void failuresAfterAResponseAreRetried() {
        fixture.hub.failing("/tree/", Integer.MAX_VALUE, (exchange, right) -> fixture.hub.close());
        assertThatThrownBy(fixture::download).hasMessageContaining(": failed 4 times, the last time: ");
        assertThat(fixture.progress.waits).hasSize(3);
    }

    @Test
    void unreachableHubWithACachedRevision() throws Exception {
        fixture.download();
        fixture.hub.close();
        assertThatThrownBy(fixture::download)
                .hasMessageEndingWith(
                        "; set HF_HUB_OFFLINE=1 to use commit " + LoopbackHub.COMMIT + " of main from the cache");
    }
}
