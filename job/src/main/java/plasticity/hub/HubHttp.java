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

/** Asks the Hub. Redirects are followed by hand, so that the token goes to the Hub's own server and to no other. */
final class HubHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final int SMALL_BODY = 4096;
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final HubEnvironment environment;
    private final Optional<Duration> firstAnswer;
    private final HttpClient client;
    private volatile boolean hasAnswered;

    /** @param firstAnswer how long the first answer may take, where another try after a silence would not be worth the wait */
    HubHttp(HubEnvironment environment, Optional<Duration> firstAnswer) {
        this.environment = environment;
        this.firstAnswer = firstAnswer;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(environment.proxies())
                .build();
    }

    /** Asks for a whole body. */
    HubResponse get(URI uri) throws IOException, HubException {
        return get(uri, "");
    }

    /**
     * Asks for a part of a body.
     *
     * @param range such as {@code bytes=5-}, empty for all
     * @throws NoContactException when nothing answers and nothing has answered before
     * @throws IOException when the connection fails otherwise; another try may help
     * @throws HubException when the Hub sends to where nothing is fetched from
     */
    HubResponse get(URI uri, String range) throws IOException, HubException {
        URI at = uri;
        HttpHeaders first = null;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            HttpResponse<InputStream> answer = send(at, range);
            InputStream body = new WatchedStream(answer.body(), environment.patience());
            first = first == null ? answer.headers() : first;
            String location = answer.headers().firstValue("Location").orElse("");
            if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
                return new HubResponse(answer.statusCode(), first, answer.headers(), body);
            }
            try (body) {
                body.readNBytes(SMALL_BODY); // a connection whose answer was read is used again
            }
            at = environment.endpoint().follow(at, location);
        }
        throw new HubException(
                "the Hub redirects in circles: more than " + MOST_REDIRECTS + " times; check HF_ENDPOINT");
    }

    /** What a failure comes to: where nothing has answered yet, another try is not worth the wait. */
    private IOException firstOf(IOException failure, String reason) {
        return hasAnswered
                ? failure
                : new NoContactException(environment.endpoint().base() + " does not answer: " + reason, failure);
    }

    private HttpResponse<InputStream> send(URI uri, String range) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(hasAnswered ? environment.patience() : firstAnswer.orElse(environment.patience()))
                .header("User-Agent", "attention-plasticity-on-spark")
                .header("Accept-Encoding", "identity");
        if (environment.endpoint().owns(uri)) {
            environment.token().ifPresent(token -> request.header("Authorization", token.authorization()));
        }
        environment.proxies().authorization(uri).ifPresent(word -> request.header("Proxy-Authorization", word));
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            hasAnswered = true;
            return answer;
        } catch (ConnectException e) {
            throw firstOf(e, Sanitized.of(e));
        } catch (HttpConnectTimeoutException e) {
            throw firstOf(e, "no connection within " + CONNECT.toSeconds() + " s");
        } catch (HttpTimeoutException e) {
            throw firstAnswer.isEmpty()
                    ? e
                    : firstOf(e, "no answer within " + firstAnswer.get().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
