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
 * What lies in a dump's root.
 *
 * @param entries by name
 * @param below what lies further below, where the store told all at once
 */
record RootListing(List<FileStatus> entries, Optional<FlatListing> below) {

    /**
     * Lists it.
     *
     * @param advice what to do where there is no such root
     * @throws DumpException when the root is absent, is a file or cannot be listed
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

    /** What lies in a head's directory; empty where it has to be asked for. */
    Optional<List<FileStatus>> in(FileStatus directory) {
        return below.map(all -> all.of(directory));
    }
}
