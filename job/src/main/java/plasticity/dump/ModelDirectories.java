package plasticity.dump;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.storage.ChildPath;

/**
 * What lies in a place that someone calls a dump.
 *
 * @param isModel whether head directories lie right there
 * @param models names of directories in it that hold head directories, in order; empty when it is a model itself
 */
public record ModelDirectories(boolean isModel, List<String> models) {
    /** Whoever names a directory with more than this in it did not mean a dump. */
    private static final int MOST_LOOKED_INTO = 1000;

    /** @throws DumpException when the place is absent, is a file or cannot be listed */
    public static ModelDirectories in(Path root, Configuration hadoop) throws DumpException {
        FileSystem files = null;
        try {
            files = root.getFileSystem(hadoop);
            if (files.getFileStatus(root).isFile()) {
                throw new DumpException(root + " is a file; the directory of a dump or of a model in it is expected");
            }
            List<FileStatus> directories = directories(files, root);
            if (directories.stream().anyMatch(ModelDirectories::isHead)) {
                return new ModelDirectories(true, List.of());
            }
            List<FileStatus> looked =
                    directories.stream().limit(MOST_LOOKED_INTO).toList();
            FileSystem store = files;
            List<Boolean> hold = InParallel.map(looked, directory -> isModel(store, directory));
            List<String> models = new ArrayList<>();
            for (int i = 0; i < looked.size(); i++) {
                if (hold.get(i)) {
                    models.add(looked.get(i).getPath().getName());
                }
            }
            return new ModelDirectories(false, List.copyOf(models));
        } catch (FileNotFoundException e) {
            throw new DumpException(MissingDirectory.of(files, root), e);
        } catch (IOException | RuntimeException e) {
            throw new DumpException(root + " cannot be listed: " + OneLine.of(e), e);
        }
    }

    /**
     * The directory of a model.
     *
     * @param modelDir its path within the dump; empty or {@code .} for the root itself
     */
    public static Path path(Path root, String modelDir) {
        return modelDir.isEmpty() || modelDir.equals(".") ? root : ChildPath.of(root, modelDir);
    }

    private static List<FileStatus> directories(FileSystem files, Path place) throws IOException {
        return Arrays.stream(files.listStatus(place))
                .filter(FileStatus::isDirectory)
                .sorted()
                .toList();
    }

    /** What cannot be listed holds no model. */
    private static boolean isModel(FileSystem files, FileStatus directory) {
        try {
            return holdsHeads(files, directory.getPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a head's directory lies right in a directory. */
    static boolean holdsHeads(FileSystem files, Path directory) throws IOException {
        return directories(files, directory).stream().anyMatch(ModelDirectories::isHead);
    }

    private static boolean isHead(FileStatus directory) {
        return HeadId.ofDirectory(directory.getPath().getName()).isPresent();
    }
}
