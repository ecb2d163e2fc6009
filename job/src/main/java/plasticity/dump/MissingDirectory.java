package plasticity.dump;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import plasticity.messages.OneLine;
import plasticity.messages.Suggestions;

/** Describes a directory that does not exist: its first missing parent and a similar name. */
public final class MissingDirectory {
    /** Names to compare at most, so that a large bucket is not listed for a message. */
    private static final int MOST_NAMES = 1000;

    private MissingDirectory() {}

    /** Reads directories. */
    interface Listing<T> {
        T of(FileSystem files) throws IOException, DumpException;
    }

    /**
     * Lists a directory.
     *
     * @param advice appended to the message if the directory does not exist
     * @throws DumpException when it does not exist or cannot be listed
     */
    static <T> T list(Path directory, String advice, Configuration hadoop, Listing<T> listing) throws DumpException {
        FileSystem files = null;
        try {
            files = directory.getFileSystem(hadoop);
            return listing.of(files);
        } catch (FileNotFoundException e) {
            throw new DumpException(of(files, directory) + advice, e);
        } catch (IOException | RuntimeException e) {
            throw new DumpException(directory + " cannot be listed: " + OneLine.of(e), e);
        }
    }

    /**
     * {@code /a/b/c does not exist: there is no /a/b; did you mean /a/bb?}, as far as it can be determined.
     *
     * @param directory does not exist
     */
    public static String of(FileSystem files, Path directory) {
        String message = directory + " does not exist";
        try {
            Path missing = firstMissing(files, directory);
            Path parent = missing.getParent();
            String where = missing.equals(directory) ? "" : ": there is no " + missing;
            Optional<String> meant = nearest(files, parent == null ? new Path(".") : parent, missing.getName());
            return message
                    + where
                    + meant.map(name ->
                                    "; did you mean " + (parent == null ? name : new Path(parent, "./" + name)) + "?")
                            .orElse("");
        } catch (IOException | RuntimeException e) {
            return message; // the additions are optional
        }
    }

    /** The topmost directory of a path that does not exist. */
    private static Path firstMissing(FileSystem files, Path directory) throws IOException {
        Path missing = directory;
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

    /** Equal for names with the same letters in another order: transposed letters count as two edits, too many in a short name. */
    private static String letters(String name) {
        return name.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Normalises a name as {@link Suggestions} does. */
    private static String plain(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
