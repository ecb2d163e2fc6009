package plasticity.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks whether this JVM can use a file name. The locale at its start decides: without a UTF-8 locale, non-ASCII characters are replaced in names
 * from the command line and cannot be encoded in names from a YAML file.
 */
public final class FileNames {
    /** The JVM's replacement for bytes that it cannot decode. */
    private static final String REPLACEMENT = "\uFFFD";
    /** What remains of a non-ASCII character after two JVMs without UTF-8, as under {@code spark-submit}. */
    private static final String LOST = "??";

    private static final Pattern URI = Pattern.compile("file:(?://)?(/(?!/).*)", Pattern.DOTALL);
    private static final Charset CHARSET = charset(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private FileNames() {}

    /**
     * Parses a local file or directory: a path, or a URI {@code file:/…} without percent-encoding.
     *
     * @throws InvalidPathException if this JVM cannot use the name; the reason contains cause and remedy
     */
    public static Path path(String text) {
        Matcher uri = URI.matcher(text);
        String name = uri.matches() ? uri.group(1) : text;
        Optional<String> problem = problem(name);
        if (problem.isPresent()) {
            throw new InvalidPathException(text, problem.get());
        }
        return Path.of(name);
    }

    /** Why a local file name cannot be used, and the remedy; empty if it can. */
    public static Optional<String> problem(String name) {
        return problem(name, CHARSET);
    }

    /** Why a name, local or remote, is not what the user typed, and the remedy; empty if it is. */
    public static Optional<String> loss(String name) {
        return loss(name, CHARSET);
    }

    static Optional<String> problem(String name, Charset charset) {
        Optional<String> loss = loss(name, charset);
        return loss.isPresent() || charset.newEncoder().canEncode(name) ? loss : Optional.of(remedy(charset));
    }

    static Optional<String> loss(String name, Charset charset) {
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        if (name.contains(REPLACEMENT)) {
            return Optional.of(isUtf8 ? "the name is not valid UTF-8; rename the file" : remedy(charset));
        }
        return isUtf8 || !name.contains(LOST) ? Optional.empty() : Optional.of(remedy(charset));
    }

    private static String remedy(Charset charset) {
        return "this JVM's locale (" + charset
                + ") cannot represent all characters of the name; set LC_ALL to a UTF-8 locale, such as C.UTF-8";
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
