package plasticity.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A directory below the root of the dataset, possibly with wildcards; empty or {@code .} means the root itself. */
public record ModelDirectory() implements SettingType {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    public static boolean hasWildcards(String directory) {
        return WILDCARD.matcher(directory).find();
    }

    @Override
    public String allowed() {
        return "a directory within the dataset (\"\" or . for its root)";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = Text.of(raw, allowed());
        if (!isWithin(text)) {
            throw ValueException.invalid(raw, allowed() + "; absolute paths belong in dataset_local_root");
        }
        return text;
    }

    /** Whether a path stays within a dataset: neither absolute nor a URI, without {@code ..} and backslashes. */
    public static boolean isWithin(String directory) {
        return !directory.startsWith("/")
                && !directory.contains("\\")
                && !FilePath.isUri(directory)
                && !Arrays.asList(directory.split("/")).contains("..");
    }
}
