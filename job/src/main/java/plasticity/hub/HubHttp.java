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
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP client for the Hub. Follows redirects itself, so that only the Hub's own server receives the token. */
final class HubHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;
    private static final int SMALL_BODY = 4096;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final Pattern RESET = Pattern.compile(";\\s*t=(\\d{1,9})");
    private static final String TOKEN =
            "set HF_TOKEN or run \"hf auth login\"; create tokens at https://huggingface.co/settings/tokens";
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
                check(answer, dataset, what);
                return reader.read(answer);
            }
        });
    }

    /**
     * Requests a range of a body once.
     *
     * @throws HubException.Unreachable if the Hub does not respond and has not responded before: probably its address is wrong or this machine is offline
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
    private IOException failure(String what, IOException failure, String reason) throws HubException.Unreachable {
        if (hasAnswered) {
            return failure;
        }
        throw new HubException.Unreachable(
                what + ": " + environment.endpoint().base() + " does not respond: " + reason
                        + "; check the network, HF_ENDPOINT and proxies",
                failure);
    }

    private HttpResponse<InputStream> sendOnce(String what, URI uri, String range)
            throws IOException, HubException.Unreachable {
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

    /**
     * Returns for a successful response, and turns others into exceptions with cause and remedy.
     *
     * @param what was requested, for messages
     * @throws Retries.Transient if a retry may help
     * @throws HubException for any other error
     */
    void check(Response answer, Dataset dataset, String what) throws IOException, HubException {
        int status = answer.status();
        if (status == 200 || status == 206) {
            return;
        }
        String code = answer.first().firstValue("X-Error-Code").orElse("");
        answer.close();
        if (TRANSIENT.contains(status)) {
            throw new Retries.Transient("the Hub responded " + status, wait(answer, Instant.now()));
        }
        String name = dataset.name();
        boolean hasToken = environment.token().isPresent();
        if (code.equals("GatedRepo") || status == 403) {
            throw new HubException(
                    name + " is gated, or this token has no access (" + status + "): accept its conditions at "
                            + environment.endpoint().base() + "/datasets/" + name
                            + (hasToken ? " with the account of the token" : ", then " + TOKEN));
        }
        if (status == 401) {
            throw new HubException(
                    hasToken
                            ? "the Hub rejects the token for " + name + " (401): it is wrong, has expired, or " + name
                                    + " does not exist; " + TOKEN
                            : name + " does not exist, or is private and needs a token (401); check dataset_name, or "
                                    + TOKEN);
        }
        if (status == 404 && code.equals("RevisionNotFound")) {
            throw new HubException(name + " has no revision " + Sanitized.of(dataset.revision())
                    + " (404); check dataset_revision: a branch, tag or full commit");
        }
        if (status == 404 && code.equals("EntryNotFound")) {
            throw new HubException.MissingEntry(
                    what + ": not found in " + name + " at " + Sanitized.of(dataset.revision()) + " (404)");
        }
        if (status == 404) {
            throw new HubException("the Hub has no dataset " + name + " (404); check dataset_name"
                    + (hasToken ? " and the permissions of the token" : "; if it is private, " + TOKEN));
        }
        throw new HubException(what + ": the Hub responded " + status + "; check HF_ENDPOINT and proxies");
    }

    /** The requested wait: {@code Retry-After} as seconds or as a date, else the reset of the rate limit. */
    private static Optional<Duration> wait(Response answer, Instant now) {
        String after = answer.header("Retry-After").strip();
        if (after.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(after)));
        }
        if (!after.isEmpty()) {
            try {
                Instant date = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
        Matcher reset = RESET.matcher(answer.header("RateLimit"));
        return answer.status() == 429 && reset.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(reset.group(1))))
                : Optional.empty();
    }
}
