package plasticity.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plasticity.messages.Secrets;

/**
 * Settings of the Hub client from the environment variables of the Python client.
 *
 * @param endpoint {@code HF_ENDPOINT}
 * @param cache {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE}, else {@code HF_HOME/hub}
 * @param token {@code HF_TOKEN}, {@code HUGGING_FACE_HUB_TOKEN}, else the file {@code HF_TOKEN_PATH} or {@code HF_HOME/token}
 * @param isOffline {@code HF_HUB_OFFLINE}: only the cache is used
 * @param timeout {@code HF_HUB_DOWNLOAD_TIMEOUT}: maximum time without a response or data from the Hub
 */
public record HubEnvironment(
        Endpoint endpoint, Path cache, Optional<Token> token, boolean isOffline, Duration timeout, Proxies proxies) {
    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");
    private static final String DEFAULT_TIMEOUT = "30";
    private static final int MAX_TOKEN_BYTES = 1 << 16;

    /** An access token. Only used for the authorization header; redacted in all output. */
    static final class Token {
        private final String secret;

        /** @throws HubException if it contains invalid characters; the message does not contain it */
        Token(String secret, String source) throws HubException {
            if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new HubException(
                        source + " is not a valid token: expected printable ASCII characters without spaces");
            }
            Secrets.learn(secret);
            this.secret = secret;
        }

        /** The value of the header {@code Authorization}. */
        String authorization() {
            return "Bearer " + secret;
        }

        @Override
        public String toString() {
            return "(a token)";
        }
    }

    /**
     * Reads environment variables.
     *
     * @param environment value by name
     * @param userHome for {@code ~}
     * @throws HubException if a variable has an invalid value
     */
    public static HubEnvironment of(Map<String, String> environment, Path userHome) throws HubException {
        Variables variables = new Variables(environment, userHome);
        Path home = variables.path("HF_HOME").orElseGet(() -> variables
                .path("XDG_CACHE_HOME")
                .orElse(userHome.resolve(".cache"))
                .resolve("huggingface"));
        Path cache = variables
                .path("HF_HUB_CACHE")
                .or(() -> variables.path("HUGGINGFACE_HUB_CACHE"))
                .orElse(home.resolve("hub"));
        boolean isOffline = variables.isTrue("HF_HUB_OFFLINE") || variables.isTrue("TRANSFORMERS_OFFLINE");
        return new HubEnvironment(
                Endpoint.of(variables.text("HF_ENDPOINT").orElse("https://huggingface.co")),
                cache,
                variables.token(variables.path("HF_TOKEN_PATH").orElse(home.resolve("token"))),
                isOffline,
                variables.seconds("HF_HUB_DOWNLOAD_TIMEOUT"),
                Proxies.of(environment));
    }

    /** A copy with another cache, for {@code dataset_cache_dir}. */
    public HubEnvironment withCache(Path other) {
        return new HubEnvironment(endpoint, other, token, isOffline, timeout, proxies);
    }

    private record Variables(Map<String, String> values, Path userHome) {
        Optional<String> text(String name) {
            return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
        }

        boolean isTrue(String name) {
            return text(name)
                    .map(text -> TRUE.contains(text.toUpperCase(Locale.ROOT)))
                    .orElse(false);
        }

        /** A path with {@code ~} and {@code $NAME} expanded as in a shell. */
        Optional<Path> path(String name) {
            return text(name).map(text -> {
                String expanded = VARIABLE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(value(found.group(1), found.group(2), found.group())));
                return expanded.equals("~") || expanded.startsWith("~/")
                        ? Path.of(userHome + expanded.substring(1))
                        : Path.of(expanded);
            });
        }

        private String value(String plain, String braced, String written) {
            return values.getOrDefault(plain == null ? braced : plain, written);
        }

        Duration seconds(String name) throws HubException {
            String text = text(name).orElse(DEFAULT_TIMEOUT);
            if (!text.matches("[1-9][0-9]{0,4}")) {
                throw new HubException(name + ": expected an integer number of seconds from 1 to 99999");
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }

        Optional<Token> token(Path file) throws HubException {
            for (String name : List.of("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")) {
                if (text(name).isPresent()) {
                    return Optional.of(new Token(text(name).get(), name));
                }
            }
            try (var in = Files.newInputStream(file)) {
                String text =
                        new String(in.readNBytes(MAX_TOKEN_BYTES), java.nio.charset.StandardCharsets.UTF_8).strip();
                return text.isEmpty() ? Optional.empty() : Optional.of(new Token(text, file.toString()));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new HubException("the token file " + file + " cannot be read: " + Sanitized.of(e), e);
            }
        }
    }
}
