package plasticity.dump;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;
import plasticity.storage.ChildPath;

/**
 * The models in a directory that is said to be a dump.
 *
 * @param isModel whether the directory contains head directories itself
 * @param models names of its subdirectories that contain head directories, in order; empty if it is a model itself
 */
public record ModelDirectories(boolean isModel, List<String> models) {
    /** A directory with more entries is hardly a dump; the others are ignored. */
    private static final int MOST_LISTED = 1000;

    /** @throws DumpException when the root does not exist, is a file or cannot be listed */
    public static ModelDirectories in(Path root, Configuration hadoop) throws DumpException {
        return MissingDirectory.list(root, "", hadoop, files -> {
            if (files.getFileStatus(root).isFile()) {
                throw new DumpException(root + " is a file; the directory of a dump or of a model in it is expected");
            }
            List<FileStatus> directories = directories(files, root);
            if (directories.stream().anyMatch(ModelDirectories::isHead)) {
                return new ModelDirectories(true, List.of());
            }
            List<FileStatus> some = directories.stream().limit(MOST_LISTED).toList();
            return new ModelDirectories(
                    false,
                    InParallel.filter(some, directory -> isModel(files, directory)).stream()
                            .map(model -> model.getPath().getName())
                            .toList());
        });
    }

    /**
     * The directory of a model.
     *
     * @param modelDir its path within the dump; empty or {@code .} for the root
     */
    public static Path path(Path root, String modelDir) {
        return modelDir.isEmpty() || modelDir.equals(".") ? root : ChildPath.of(root, modelDir);
    }

    private static List<FileStatus> directories(FileSystem files, Path parent) throws IOException {
        return Arrays.stream(files.listStatus(parent))
                .filter(FileStatus::isDirectory)
                .sorted()
                .toList();
    }

    /** A directory that cannot be listed is not a model. */
    private static boolean isModel(FileSystem files, FileStatus directory) {
        try {
            return containsHeads(files, directory.getPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a directory contains head directories. */
    static boolean containsHeads(FileSystem files, Path directory) throws IOException {
        return directories(files, directory).stream().anyMatch(ModelDirectories::isHead);
    }

    private static boolean isHead(FileStatus directory) {
        return HeadId.ofDirectory(directory.getPath().getName()).isPresent();
    }
}
