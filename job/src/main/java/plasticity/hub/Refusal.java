package plasticity.hub;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Maps HTTP error responses to exceptions with cause and remedy. */
final class Refusal {
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);
    private static final Pattern RESET = Pattern.compile(";\\s*t=(\\d{1,9})");
    private static final String TOKEN =
            "set HF_TOKEN or run \"hf auth login\"; create tokens at https://huggingface.co/settings/tokens";

    private Refusal() {}

    /**
     * Returns for a successful response.
     *
     * @param what was requested, for messages
     * @throws TransientException if a retry may help
     * @throws HubException for any other error
     */
    static void check(HubHttp.Response answer, Dataset dataset, HubEnvironment environment, String what)
            throws IOException, HubException {
        int status = answer.status();
        if (status == 200 || status == 206) {
            return;
        }
        String code = answer.first().firstValue("X-Error-Code").orElse("");
        answer.close();
        if (TRANSIENT.contains(status)) {
            throw new TransientException("the Hub responded " + status, wait(answer, Instant.now()));
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
            throw new MissingEntryException(
                    what + ": not found in " + name + " at " + Sanitized.of(dataset.revision()) + " (404)");
        }
        if (status == 404) {
            throw new HubException("the Hub has no dataset " + name + " (404); check dataset_name"
                    + (hasToken ? " and the permissions of the token" : "; if it is private, " + TOKEN));
        }
        throw new HubException(what + ": the Hub responded " + status + "; check HF_ENDPOINT and proxies");
    }

    /** The requested wait: {@code Retry-After} as seconds or as a date, else the reset of the rate limit. */
    static Optional<Duration> wait(HubHttp.Response answer, Instant now) {
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
