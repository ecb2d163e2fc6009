package plasticity.dump;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import plasticity.heads.HeadId;

/**
 * The files below a dump's root in an object store, listed recursively in pages of thousands; listing each directory would cost a request per head.
 * Directories are common prefixes of keys, so empty ones do not exist.
 */
final class FlatListing {
    /** The schemes whose client lists recursively in flat pages; other clients list the directories one by one. */
    private static final Set<String> FLAT = Set.of("s3a", "s3");
    /** With more files outside head directories, the root contains more than a dump and a recursive listing may not end. */
    private static final int MOST_OTHERS = 100_000;

    private final Path root;
    private final Set<FileStatus> entries = new LinkedHashSet<>();
    private final Map<Path, Set<FileStatus>> heads = new HashMap<>();

    private FlatListing(Path root) {
        this.root = root;
    }

    /**
     * Lists the root; empty if listing directory by directory is better.
     *
     * @throws java.io.FileNotFoundException when there is no such root
     */
    static Optional<FlatListing> of(FileSystem files, Path root) throws IOException {
        if (!FLAT.contains(files.getUri().getScheme())) {
            return Optional.empty();
        }
        boolean isBucket = root.toUri().getPath().isEmpty();
        FlatListing listing = new FlatListing(files.makeQualified(isBucket ? new Path(root, Path.SEPARATOR) : root));
        int others = 0;
        RemoteIterator<? extends FileStatus> below = files.listFiles(listing.root, true);
        while (below.hasNext()) {
            if (!listing.add(below.next()) && ++others == MOST_OTHERS) {
                return Optional.empty();
            }
        }
        return Optional.of(listing);
    }

    /** Adds a file; returns whether it is in a head directory. */
    private boolean add(FileStatus file) {
        Path inHead = null;
        Path inRoot = file.getPath();
        while (!root.equals(inRoot) && !root.equals(inRoot.getParent())) {
            inHead = inRoot;
            inRoot = inRoot.getParent();
        }
        entries.add(entry(inRoot, file));
        if (inHead == null || HeadId.ofDirectory(inRoot.getName()).isEmpty()) {
            return false;
        }
        heads.computeIfAbsent(inRoot, head -> new LinkedHashSet<>()).add(entry(inHead, file));
        return true;
    }

    /** The file, or the directory that contains it. Equality is that of paths. */
    private static FileStatus entry(Path path, FileStatus file) {
        return path.equals(file.getPath()) ? file : new FileStatus(0, true, 0, 0, 0, path);
    }

    /** Whether the root is a file. */
    boolean isFile() {
        return entries.stream().anyMatch(entry -> entry.getPath().equals(root));
    }

    /** The entries of the root. */
    Stream<FileStatus> entries() {
        return entries.stream();
    }

    /** The entries of a head directory. */
    List<FileStatus> of(FileStatus head) {
        return List.copyOf(heads.getOrDefault(head.getPath(), Set.of()));
    }
}
