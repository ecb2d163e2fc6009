package plasticity.inspect;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.source.OneLine;

/** A word that someone calls a dump by: a folder or any Hadoop URI. */
final class DumpName {
    private static final Pattern HUB = Pattern.compile("[\\w.-]+/[\\w.-]+");

    private DumpName() {}

    /** The place that is meant. */
    static Path root(String word, Configuration hadoop) throws InspectException {
        Path path = path(word);
        if (HUB.matcher(word).matches() && !exists(path, hadoop)) {
            throw new InspectException(
                    InspectException.Cause.USAGE,
                    "there is no folder " + word
                            + ", and this version does not read the Hub: if a dataset is meant, fetch it"
                            + " first (hf download --repo-type dataset --local-dir DIR " + word
                            + "), then plasticity inspect DIR");
        }
        return path;
    }

    private static Path path(String word) throws InspectException {
        try {
            return new Path(word);
        } catch (IllegalArgumentException e) {
            throw new InspectException("no place is called \"" + OneLine.of(word) + "\": " + OneLine.of(e), e);
        }
    }

    private static boolean exists(Path path, Configuration hadoop) throws InspectException {
        try {
            return path.getFileSystem(hadoop).exists(path);
        } catch (IOException | RuntimeException e) {
            throw new InspectException(path + " cannot be looked at: " + OneLine.of(e), e);
        }
    }
}
