package plasticity.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** HTTP client for the Hub. Follows redirects itself, so that only the Hub's own server receives the token. */
final class HubHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int SMALL_BODY = 4096;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    private final HubEnvironment environment;
    private final Optional<Duration> firstAnswer;
    private final Retries retries;
    private final DownloadProgress progress;
    private final HttpClient client;
    private volatile boolean hasAnswered;

    /**
     * A response after redirects.
     *
     * @param first headers of the Hub's first response
     * @param last headers of the final response, whose body this is
     */
    record Response(int status, HttpHeaders first, HttpHeaders last, InputStream body) implements AutoCloseable {
        String header(String name) {
            return last.firstValue(name).orElse("");
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** Reads a successful response. */
    interface Reader<T> {
        T read(Response answer) throws IOException, HubException;
    }

    /** @param firstAnswer timeout for the first response, without a retry; empty for the usual timeout with retries */
    HubHttp(HubEnvironment environment, Optional<Duration> firstAnswer, Retries retries, DownloadProgress progress) {
        this.environment = environment;
        this.firstAnswer = firstAnswer;
        this.retries = retries;
        this.progress = progress;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .proxy(environment.proxies())
                .build();
    }

    HubEnvironment environment() {
        return environment;
    }

    Retries retries() {
        return retries;
    }

    DownloadProgress progress() {
        return progress;
    }

    /**
     * Requests a range of a body, with retries.
     *
     * @param what is requested, for messages
     * @param range such as {@code bytes=5-}; empty for all
     */
    <T> T get(Dataset dataset, String what, URI uri, String range, Reader<T> reader) throws HubException {
        return retries.run(what, progress, () -> 0, () -> {
            try (Response answer = send(what, uri, range)) {
                Refusal.check(answer, dataset, environment, what);
                return reader.read(answer);
            }
        });
    }

    /**
     * Requests a range of a body once.
     *
     * @throws UnreachableException if the Hub does not respond and has not responded before: probably its address is wrong or this machine is offline
     * @throws IOException if the connection fails otherwise; a retry may help
     * @throws HubException if a redirect is rejected
     */
    Response send(String what, URI uri, String range) throws IOException, HubException {
        URI at = uri;
        HttpHeaders first = null;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            HttpResponse<InputStream> answer = sendOnce(what, at, range);
            InputStream body = new WatchedStream(answer.body(), environment.timeout());
            first = first == null ? answer.headers() : first;
            String location = answer.headers().firstValue("Location").orElse("");
            if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
                return new Response(answer.statusCode(), first, answer.headers(), body);
            }
            try (body) {
                body.readNBytes(SMALL_BODY); // the client reuses a connection only after its response was read
            }
            at = environment.endpoint().follow(at, location);
        }
        throw new HubException("the Hub redirects more than " + MAX_REDIRECTS + " times; check HF_ENDPOINT");
    }

    /** Failures before the first response are not retried. */
    private IOException failure(String what, IOException failure, String reason) throws UnreachableException {
        if (hasAnswered) {
            return failure;
        }
        throw new UnreachableException(
                what + ": " + environment.endpoint().base() + " does not respond: " + reason
                        + "; check the network, HF_ENDPOINT and proxies",
                failure);
    }

    private HttpResponse<InputStream> sendOnce(String what, URI uri, String range)
            throws IOException, UnreachableException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(hasAnswered ? environment.timeout() : firstAnswer.orElse(environment.timeout()))
                .header("User-Agent", "attention-plasticity-on-spark")
                .header("Accept-Encoding", "identity");
        if (environment.endpoint().owns(uri)) {
            environment.token().ifPresent(token -> request.header("Authorization", token.authorization()));
        }
        environment.proxies().authorization(uri).ifPresent(value -> request.header("Proxy-Authorization", value));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            hasAnswered = true;
            return answer;
        } catch (ConnectException e) {
            throw failure(what, e, Sanitized.of(e));
        } catch (HttpConnectTimeoutException e) {
            throw failure(what, e, "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s");
        } catch (HttpTimeoutException e) {
            throw firstAnswer.isEmpty()
                    ? e
                    : failure(what, e, "no response within " + firstAnswer.get().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
