package plasticity.dump;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds the models that match a pattern. Lists a directory per segment with wildcards and per match; opens no file. */
public final class MatchingModels {
    /** More matches are hardly checkpoints. */
    private static final int MOST = 10_000;

    private static final int NAMES_SHOWN = 5;

    private final FileSystem files;
    private final Path root;
    private final DirectoryPattern pattern;
    /** The pattern, for messages. */
    private final String label;
    /** The directories of the last listing, for messages. */
    private List<String> listed = List.of();

    private MatchingModels(FileSystem files, Path root, DirectoryPattern pattern, String label) {
        this.files = files;
        this.root = root;
        this.pattern = pattern;
        this.label = label;
    }

    /**
     * Finds the models of a dump.
     *
     * @return the matching directories that contain head directories, as values of {@code model_dir}, in no order. Includes directories that
     *     cannot be listed, so that reading them reports the cause
     * @throws DumpException when there are none or too many, or the root cannot be listed
     */
    public static List<String> in(Path root, DirectoryPattern pattern, Configuration hadoop) throws DumpException {
        return in(root, pattern, "model_dir " + pattern, model -> true, "; check dataset_local_root", hadoop);
    }

    /**
     * As {@link #in}, for a pattern in a path passed to Spark.
     *
     * @param wanted selects among the matches; others are not listed
     * @return empty if there are matches, but none is wanted
     */
    public static List<String> load(Path root, DirectoryPattern pattern, Predicate<String> wanted, Configuration hadoop)
            throws DumpException {
        return in(root, pattern, pattern.toString(), wanted, HeadDirectories.CHECK_PATH, hadoop);
    }

    private static List<String> in(
            Path root,
            DirectoryPattern pattern,
            String label,
            Predicate<String> wanted,
            String advice,
            Configuration hadoop)
            throws DumpException {
        return MissingDirectory.list(
                root, advice, hadoop, files -> new MatchingModels(files, root, pattern, label).models(wanted));
    }

    private List<String> models(Predicate<String> wanted) throws IOException, DumpException {
        List<String> matches = List.of("");
        List<Optional<String>> fixed = pattern.fixed();
        for (int level = 0; level < fixed.size(); level++) {
            matches = below(matches, level, fixed.get(level));
        }
        if (matches.isEmpty()) {
            files.getFileStatus(root);
            throw new DumpException(root + " has no directory that matches " + label
                    + (listed.isEmpty() ? "" : ", but " + shown(listed)));
        }
        if (matches.size() > MOST) {
            throw new DumpException(
                    root + " has " + matches.size() + " directories that match " + label + "; the maximum is " + MOST);
        }
        List<String> candidates = matches.stream().filter(wanted).toList();
        List<String> models = InParallel.filter(candidates, this::containsHeads);
        if (models.isEmpty() && candidates.size() == matches.size()) {
            throw new DumpException(root + " has no head (lLLhHHq, lLLhHHk) in the directories that match " + label
                    + ": " + shown(matches));
        }
        return models;
    }

    private List<String> below(List<String> directories, int level, Optional<String> fixed) {
        if (fixed.isPresent()) {
            return directories.stream()
                    .map(directory -> child(directory, fixed.get()))
                    .toList();
        }
        listed = InParallel.map(directories, this::children).stream()
                .flatMap(List::stream)
                .toList();
        return listed.stream()
                .filter(path -> pattern.matches(level, path.substring(path.lastIndexOf('/') + 1)))
                .toList();
    }

    /** The subdirectories of a directory; none if it does not exist. */
    private List<String> children(String directory) {
        try {
            return Arrays.stream(files.listStatus(ModelDirectories.path(root, directory)))
                    .filter(FileStatus::isDirectory)
                    .map(entry -> child(directory, entry.getPath().getName()))
                    .sorted()
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean containsHeads(String directory) {
        try {
            return ModelDirectories.containsHeads(files, ModelDirectories.path(root, directory));
        } catch (FileNotFoundException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String child(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
                + (names.size() > NAMES_SHOWN ? ", …" : "");
    }
}
