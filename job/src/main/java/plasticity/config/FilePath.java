package plasticity.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path or URI; a leading {@code ~} is the home directory.
 *
 * @param suffixes allowed file name suffixes in lower case; empty for any
 */
public record FilePath(List<String> suffixes) implements SettingType {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    public static FilePath any() {
        return new FilePath(List.of());
    }

    /** The path of a table; its suffix selects the format. */
    public static FilePath table() {
        return new FilePath(List.of(".csv", ".parquet"));
    }

    @Override
    public String allowed() {
        return suffixes.isEmpty() ? "a path" : "a path ending in " + String.join(" or ", suffixes);
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String path = Text.of(raw, allowed());
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean fits = suffixes.isEmpty()
                || suffixes.stream().anyMatch(suffix -> name.endsWith(suffix) && name.length() > suffix.length());
        if (path.isBlank() || !fits) {
            throw ValueException.invalid(raw, allowed());
        }
        return path.equals("~") || path.startsWith("~/")
                ? System.getProperty("user.home") + path.substring(1)
                : unambiguous(path);
    }

    /** Whether a path has a scheme, such as {@code s3a://bucket/heads.csv}. */
    static boolean isUri(String path) {
        return URI.matcher(path).matches();
    }

    /**
     * Prepends {@code ./} to a local path with a colon in its first segment, which Hadoop would parse as a scheme.
     *
     * @throws ValueException if the part before the colon may be a scheme but no slash follows the colon
     */
    public static String unambiguous(String path) throws ValueException {
        String local = local(path);
        if (!local.equals(path) && SCHEME.matcher(path).matches()) {
            String shown = RawValue.shortened(path);
            throw new ValueException(
                    "\"" + shown + "\": the part before the colon may be the scheme of a URI; write \"./" + shown
                            + "\" for a local path");
        }
        return local;
    }

    /** Prepends {@code ./} to a path with a colon in its first segment unless it is a URI. */
    static String local(String path) {
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        boolean isInFirstSegment = colon >= 0 && (slash < 0 || colon < slash);
        return isInFirstSegment && !isUri(path) ? "./" + path : path;
    }
}
