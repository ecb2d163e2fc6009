package plasticity.config;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which names of files this JVM can read and write. Its locale decides that when it starts: without a UTF-8 locale, characters outside ASCII are
 * replaced where a name comes from the command line, and cannot be written where it comes from a YAML file.
 */
public final class FileNames {
    /** What the JVM puts in place of bytes that it cannot read. */
    private static final String REPLACEMENT = "\uFFFD";
    /** What is left of a character outside ASCII, of at least two bytes, after it went through two JVMs, as under {@code spark-submit}. */
    private static final String LOST = "??";

    private static final Charset HERE = charset(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private FileNames() {}

    /** Why a name of a file on this machine cannot be used, and what to do; empty where it can. */
    public static Optional<String> problem(String name) {
        return problem(name, HERE);
    }

    /** Why a name cannot be the one that the user gave, whatever store it is of; empty where it can. */
    public static Optional<String> loss(String name) {
        return loss(name, HERE);
    }

    static Optional<String> problem(String name, Charset charset) {
        Optional<String> loss = loss(name, charset);
        return loss.isPresent() || charset.newEncoder().canEncode(name) ? loss : Optional.of(remedy(charset));
    }

    static Optional<String> loss(String name, Charset charset) {
        boolean isUtf8 = charset.equals(StandardCharsets.UTF_8);
        if (name.contains(REPLACEMENT)) {
            return Optional.of(isUtf8 ? "the name is not written in UTF-8; rename the file" : remedy(charset));
        }
        return isUtf8 || !name.contains(LOST) ? Optional.empty() : Optional.of(remedy(charset));
    }

    private static String remedy(Charset charset) {
        return "this JVM's locale (" + charset
                + ") does not have all characters of the name; set LC_ALL to a UTF-8 locale, such as C.UTF-8";
    }

    private static Charset charset(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
