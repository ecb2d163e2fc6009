package plasticity.messages;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
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
 * The secrets known to this process: values of settings and variables whose name contains token, secret, password or key, and passwords in URIs.
 * All text that is printed, logged or written passes through {@link #redact}.
 *
 * <p>Short values, numbers (unless the name is a password's) and paths of existing files do not count as secrets: replacing them would make
 * other texts unreadable.
 */
public final class Secrets {
    /** Replaces a secret. */
    public static final String HIDDEN = "***";
    /** Regular expression for text that contains a password in a URI, for Spark's own redaction. */
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

    /** Learns the values whose names indicate a secret, and the passwords in all values that are URIs. */
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

    /** As {@link #learn(Map)}, for system properties, by which spark-submit and the launcher pass settings. */
    public static void learn(Properties properties) {
        learn(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> properties.getProperty(name, ""))));
    }

    /** Learns a secret. A value of less than {@value #SHORTEST} characters is ignored. */
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

    /** Replaces every secret in a text by {@value #HIDDEN}; null for null. */
    public static String redact(String text) {
        if (text == null) {
            return null;
        }
        Pattern secrets = known;
        String result = secrets == null ? text : secrets.matcher(text).replaceAll(Matcher.quoteReplacement(HIDDEN));
        if (result.indexOf('=') >= 0) {
            result = SIGNED.matcher(result).replaceAll("$1***");
        }
        return result.indexOf('@') < 0 ? result : USER_INFO.matcher(result).replaceAll("$1***@");
    }

    /** A stream that writes to another one without secrets, at the end of each line and when flushed. */
    public static PrintStream guard(PrintStream target) {
        return new PrintStream(new RedactedLines(target), false, StandardCharsets.UTF_8);
    }

    /** Buffers bytes up to the end of a line or a flush, and writes them without secrets. */
    private static final class RedactedLines extends OutputStream {
        private final PrintStream target;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private RedactedLines(PrintStream target) {
            this.target = target;
        }

        @Override
        public synchronized void write(int b) {
            line.write(b);
            if (b == '\n') {
                writeLine();
            }
        }

        @Override
        public synchronized void flush() {
            writeLine();
        }

        @Override
        public synchronized void close() {
            writeLine();
            target.close();
        }

        private void writeLine() {
            if (line.size() > 0) {
                byte[] bytes =
                        Secrets.redact(line.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                target.write(bytes, 0, bytes.length);
                target.flush();
                line.reset();
            }
        }
    }
}
