package plasticity.dump;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;

/**
 * The listing of a dump's root.
 *
 * @param entries sorted by name
 * @param below the files further below, if the store lists recursively
 */
record RootListing(List<FileStatus> entries, Optional<FlatListing> below) {

    /**
     * Lists the root.
     *
     * @param advice appended to the message if the root does not exist
     * @throws DumpException when the root does not exist, is a file or cannot be listed
     */
    static RootListing of(Path root, String advice, Configuration hadoop) throws DumpException {
        FileSystem files = null;
        try {
            files = root.getFileSystem(hadoop);
            Optional<FlatListing> flat = FlatListing.of(files, root);
            boolean isFile = flat.isPresent()
                    ? flat.get().isFile()
                    : files.getFileStatus(root).isFile();
            if (isFile) {
                throw new DumpException(root + " is a file; the directory that holds the head directories is expected");
            }
            Stream<FileStatus> entries = flat.isPresent() ? flat.get().entries() : Stream.of(files.listStatus(root));
            return new RootListing(
                    entries.sorted(Comparator.comparing(entry -> entry.getPath().getName()))
                            .toList(),
                    flat);
        } catch (FileNotFoundException e) {
            throw new DumpException(MissingDirectory.of(files, root) + advice, e);
        } catch (IOException | RuntimeException e) {
            throw new DumpException(root + " cannot be listed: " + OneLine.of(e), e);
        }
    }

    /** The entries of a head directory; empty if they must be listed separately. */
    Optional<List<FileStatus>> in(FileStatus directory) {
        return below.map(all -> all.of(directory));
    }
}
