package plasticity.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path or URI; a leading {@code ~} is the home directory.
 *
 * @param suffixes the file name's allowed ends, in small letters; none for any
 */
public record FilePath(List<String> suffixes) implements SettingType {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /** Any path. */
    public static FilePath any() {
        return new FilePath(List.of());
    }

    /** A table, whose format its suffix tells. */
    public static FilePath table() {
        return new FilePath(List.of(".csv", ".parquet"));
    }

    @Override
    public String allowed() {
        return suffixes.isEmpty() ? "a path" : "a path that ends in " + String.join(" or ", suffixes);
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String path = Text.of(raw, allowed());
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean fits = suffixes.isEmpty()
                || suffixes.stream().anyMatch(suffix -> name.endsWith(suffix) && name.length() > suffix.length());
        if (path.isBlank() || !fits) {
            throw ValueException.notAllowed(raw, allowed());
        }
        return path.equals("~") || path.startsWith("~/")
                ? System.getProperty("user.home") + path.substring(1)
                : unambiguous(path);
    }

    /** Whether it is a path with a scheme, such as {@code s3a://bucket/heads.csv}. */
    static boolean isUri(String path) {
        return URI.matcher(path).matches();
    }

    /**
     * The same path or URI for Hadoop, which takes whatever stands before a colon in a path's first name for a scheme: such a path gets
     * {@code ./} in front.
     *
     * @throws ValueException when the colon may follow a scheme, and no slash tells a URI
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

    /** The same, where it is known that the first name's colon follows no scheme. */
    static String local(String path) {
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        boolean isInFirstName = colon >= 0 && (slash < 0 || colon < slash);
        return isInFirstName && !isUri(path) ? "./" + path : path;
    }
}
