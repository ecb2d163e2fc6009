package plasticity.session;

import java.io.File;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import plasticity.config.FileNames;

/** Checks the names of local files before any work is done. */
final class FileNameCheck {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private FileNameCheck() {}

    /** Why a path cannot be used, and what to do; empty if it can be used, whether or not the file exists. */
    static Optional<String> problem(Path path) {
        String name = path.toUri().getPath();
        // A relative path is resolved against the working directory, whose name must be usable too.
        Optional<String> problem = FileNames.problem(new File(name).getAbsolutePath());
        return problem.isPresent() ? problem : escaped(path, name);
    }

    /** Hadoop does not decode URIs. A user who escaped one means an existing file, not a new one with a percent sign in its name. */
    private static Optional<String> escaped(Path path, String name) {
        if (path.toUri().getScheme() == null || !ESCAPE.matcher(name).find()) {
            return Optional.empty();
        }
        File given = new File(name);
        try {
            File meant = new File(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
            return isMeant(given, meant) || isMeant(given.getParentFile(), meant.getParentFile())
                    ? Optional.of("does not exist; write the URI without escapes: file:" + meant)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not escaped
        }
    }

    private static boolean isMeant(File given, File meant) {
        return !given.exists() && meant.exists();
    }
}
