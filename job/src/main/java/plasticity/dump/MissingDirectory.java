package plasticity.dump;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import plasticity.messages.Suggestions;

/** Says of a directory that is not there where its path ends to exist, and which name may have been meant. */
public final class MissingDirectory {
    /** More are not compared, so that a large bucket is not listed for a message. */
    private static final int MOST_NAMES = 1000;

    private MissingDirectory() {}

    /**
     * {@code /a/b/c does not exist: there is no /a/b; did you mean /a/bb?}, as far as it can be told.
     *
     * @param place that does not exist
     */
    public static String of(FileSystem files, Path place) {
        String message = place + " does not exist";
        try {
            Path missing = firstMissing(files, place);
            Path parent = missing.getParent();
            String where = missing.equals(place) ? "" : ": there is no " + missing;
            Optional<String> meant = nearest(files, parent == null ? new Path(".") : parent, missing.getName());
            return message
                    + where
                    + meant.map(name ->
                                    "; did you mean " + (parent == null ? name : new Path(parent, "./" + name)) + "?")
                            .orElse("");
        } catch (IOException | RuntimeException e) {
            return message; // whatever else is wrong there, this much is known
        }
    }

    /** The highest directory of a path that is not there. */
    private static Path firstMissing(FileSystem files, Path place) throws IOException {
        Path missing = place;
        while (missing.getParent() != null
                && !missing.getParent().toString().isEmpty()
                && !files.exists(missing.getParent())) {
            missing = missing.getParent();
        }
        return missing;
    }

    private static Optional<String> nearest(FileSystem files, Path parent, String name) throws IOException {
        Map<String, String> names = new TreeMap<>();
        RemoteIterator<FileStatus> entries = files.listStatusIterator(parent);
        while (entries.hasNext() && names.size() < MOST_NAMES) {
            FileStatus entry = entries.next();
            if (entry.isDirectory()) {
                names.putIfAbsent(
                        plain(entry.getPath().getName()), entry.getPath().getName());
            }
        }
        return Suggestions.closest(plain(name), names.keySet())
                .or(() -> names.keySet().stream()
                        .filter(other -> letters(other).equals(letters(plain(name))))
                        .findFirst())
                .map(names::get);
    }

    /** The same for names of the same letters in another order: swapped letters are a common mistake, and in a short name count as two. */
    private static String letters(String name) {
        return name.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As {@link Suggestions} compares names. */
    private static String plain(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
