package plasticity.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses a local file or directory: a path, or a URI {@code file:/…} without percent-encoding. */
public final class LocalFile {
    private static final Pattern URI = Pattern.compile("file:(?://)?(/(?!/).*)", Pattern.DOTALL);

    private LocalFile() {}

    /** @throws InvalidPathException if this JVM cannot use the name; the reason contains cause and remedy */
    public static Path of(String text) {
        Matcher uri = URI.matcher(text);
        String name = uri.matches() ? uri.group(1) : text;
        Optional<String> problem = FileNames.problem(name);
        if (problem.isPresent()) {
            throw new InvalidPathException(text, problem.get());
        }
        return Path.of(name);
    }
}
