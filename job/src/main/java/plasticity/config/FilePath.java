package plasticity.config;

import java.util.List;
import java.util.Locale;

/**
 * A path or URI; a leading {@code ~} is the home directory.
 *
 * @param suffixes the file name's allowed ends, in small letters; none for any
 */
public record FilePath(List<String> suffixes) implements SettingType {
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
        return path.equals("~") || path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
    }
}
