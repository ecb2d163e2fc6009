package plasticity.messages;

import java.io.PrintStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What this process knows but must not tell: values that were learnt under a name like a token's, a secret's, a password's or a key's, and
 * passwords within URIs. Whatever is printed, logged or written as text goes through {@link #redact}.
 *
 * <p>A short value, a number under a name that is no password's, and the path of a file are no secrets: hiding them would blank out texts that
 * only look alike.
 */
public final class Secrets {
    /** What stands for a secret. */
    public static final String HIDDEN = "***";
    /** Texts that hold a password within a URI, as Spark's own redaction takes it. */
    public static final String WITHIN_URI = "://[^/\\s\"'@:]*:[^/\\s\"']*@";

    private static final int SHORTEST = 6;
    private static final Pattern NAME = Pattern.compile("token|secret|passw|key", Pattern.CASE_INSENSITIVE);
    private static final Pattern PASSWORD = Pattern.compile("secret|passw", Pattern.CASE_INSENSITIVE);
    private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s\"'@:]*:)([^/\\s\"']*)@");
    private static final Pattern SIGNED = Pattern.compile(
            "([?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|sig|signature|token|access_token|password)=)[^&\\s\"']+",
            Pattern.CASE_INSENSITIVE);

    private static final NavigableSet<String> VALUES =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private static volatile Pattern known;

    static {
        learn(System.getenv());
    }

    private Secrets() {}

    /** Learns those of the values whose names say that they are secret, and the passwords of URIs among the others. */
    public static synchronized void learn(Map<String, String> valueByName) {
        valueByName.forEach((name, value) -> {
            Matcher userInfo = USER_INFO.matcher(value);
            while (userInfo.find()) {
                learn(userInfo.group(2));
            }
            if (NAME.matcher(name).find() && !isHarmless(name, value)) {
                learn(value);
            }
        });
    }

    /** As {@link #learn(Map)}: spark-submit and the launcher pass settings on as properties of the system. */
    public static void learn(Properties properties) {
        learn(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))));
    }

    /** Learns a secret; one of less than {@value #SHORTEST} characters is not. */
    public static synchronized void learn(String value) {
        String secret = value.strip();
        if (secret.length() < SHORTEST) {
            return;
        }
        VALUES.add(secret);
        VALUES.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        VALUES.add(decoded(secret));
        known = Pattern.compile(VALUES.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private static String decoded(String secret) {
        try {
            return URLDecoder.decode(secret, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return secret;
        }
    }

    private static boolean isHarmless(String name, String value) {
        boolean isNumber = value.chars().allMatch(Character::isDigit);
        return (isNumber && !PASSWORD.matcher(name).find()) || isFile(value);
    }

    private static boolean isFile(String value) {
        try {
            return value.startsWith("/") && Files.exists(Path.of(value));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The text with {@value #HIDDEN} for every secret; null for null. */
    public static String redact(String text) {
        if (text == null) {
            return null;
        }
        Pattern secrets = known;
        String open = secrets == null ? text : secrets.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
        String signed = open.indexOf('=') < 0 ? open : SIGNED.matcher(open).replaceAll("$1***");
        return signed.indexOf('@') < 0 ? signed : USER_INFO.matcher(signed).replaceAll("$1***@");
    }

    /** A stream that passes on everything but secrets: a line when it ends, the begin of one when it is flushed. */
    public static PrintStream guard(PrintStream open) {
        return new PrintStream(new RedactedLines(open), false, StandardCharsets.UTF_8);
    }
}
