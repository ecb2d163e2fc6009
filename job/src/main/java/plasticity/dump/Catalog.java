package plasticity.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.RemoteIterators;
import plasticity.heads.HeadId;
import plasticity.messages.FailureLog;
import plasticity.messages.OneLine;

/** Finds the Parquet files of heads. A problem with a head's directory is recorded in that head's listing. */
public final class Catalog {
    private static final String SUFFIX = ".parquet";
    private static final String LOCAL = "file";

    private final HeadDirectories directories;
    private final Configuration hadoop;

    public Catalog(HeadDirectories directories, Configuration hadoop) {
        this.directories = directories;
        this.hadoop = hadoop;
    }

    /** The head's files in name order, or why the head cannot be read. */
    public HeadListing find(HeadId id) {
        List<FileStatus> named = directories.of(id);
        String directory = named.isEmpty()
                ? directories.root() + "/" + id.directoryName()
                : named.get(0).getPath().toString();
        String problem;
        if (named.isEmpty()) {
            problem = directory + " does not exist: the " + id.kind().label() + " is missing";
        } else if (named.size() > 1) {
            problem = "two directories hold the same head: " + directory + " and "
                    + named.get(1).getPath();
        } else if (!named.get(0).isDirectory()) {
            problem = directory + " is a file; a directory of Parquet files is expected";
        } else {
            try {
                return files(id, named.get(0));
            } catch (IOException | RuntimeException e) {
                FailureLog.expected(e);
                problem = directory + " cannot be listed: " + OneLine.of(e);
            }
        }
        return HeadListing.unreadable(id, directory, problem);
    }

    private HeadListing files(HeadId id, FileStatus directory) throws IOException {
        Optional<List<FileStatus>> listed = directories.in(directory);
        RemoteIterator<? extends FileStatus> entries = listed.isPresent()
                ? RemoteIterators.remoteIteratorFromIterable(listed.get())
                : list(directory.getPath());
        List<DumpFile> files = new ArrayList<>();
        List<BlockHosts> hosts = new ArrayList<>();
        while (entries.hasNext()) {
            FileStatus entry = entries.next();
            String name = entry.getPath().getName();
            if (!name.endsWith(SUFFIX) || name.startsWith(".") || name.startsWith("_")) {
                continue;
            }
            if (entry.isDirectory()) {
                return HeadListing.unreadable(
                        id,
                        directory.getPath().toString(),
                        entry.getPath() + " is a directory; a Parquet file is expected");
            }
            files.add(DumpFile.of(entry, listed.isPresent() ? entry : null));
            if (entry instanceof LocatedFileStatus located) {
                hosts.add(BlockHosts.of(located.getBlockLocations()));
            }
        }
        if (files.isEmpty()) {
            return HeadListing.unreadable(
                    id, directory.getPath().toString(), directory.getPath() + " holds no *.parquet file");
        }
        files.sort(Comparator.comparing(DumpFile::path));
        return new HeadListing(
                id, directory.getPath().toString(), List.copyOf(files), BlockHosts.ofAll(hosts.stream()), null);
    }

    /** On a cluster, a listing with block locations costs no more than a plain one; locally, it would start a process per file. */
    private RemoteIterator<? extends FileStatus> list(Path directory) throws IOException {
        FileSystem files = directory.getFileSystem(hadoop);
        boolean isLocal = files.getUri().getScheme().equals(LOCAL);
        return isLocal ? files.listStatusIterator(directory) : files.listLocatedStatus(directory);
    }
}
