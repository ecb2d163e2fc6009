package plasticity.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A directory below the root of the dataset, possibly with wildcards; empty or {@code .} means the root itself. */
public final class ModelDirectory {
    private static final String ALLOWED = "a directory within the dataset (\"\" or . for its root)";
    static final Text TYPE =
            new Text(ALLOWED, ALLOWED + "; absolute paths belong in dataset_local_root", ModelDirectory::isWithin);

    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private ModelDirectory() {}

    public static boolean hasWildcards(String directory) {
        return WILDCARD.matcher(directory).find();
    }

    /** Whether a path stays within a dataset: neither absolute nor a URI, without {@code ..} and backslashes. */
    public static boolean isWithin(String directory) {
        return !directory.startsWith("/")
                && !directory.contains("\\")
                && !FilePath.isUri(directory)
                && !Arrays.asList(directory.split("/")).contains("..");
    }
}
