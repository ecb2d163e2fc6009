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
 * What lies below a dump's root in an object store: all names in pages of thousands, where directory by directory would cost a request a head.
 * A directory is what names have in common, so one that holds nothing does not exist.
 */
final class FlatListing {
    /** The client of these answers a recursive listing by flat pages; those of other stores would walk through the directories one by one. */
    private static final Set<String> FLAT = Set.of("s3a", "s3");
    /** So many names beside those of heads tell of a root that holds more than a dump, perhaps without end. */
    private static final int MOST_STRANGERS = 100_000;

    private final Path root;
    private final Set<FileStatus> entries = new LinkedHashSet<>();
    private final Map<Path, Set<FileStatus>> heads = new HashMap<>();

    private FlatListing(Path root) {
        this.root = root;
    }

    /**
     * Lists the root; empty where the store is better asked directory by directory.
     *
     * @throws java.io.FileNotFoundException when there is no such root
     */
    static Optional<FlatListing> of(FileSystem files, Path root) throws IOException {
        if (!FLAT.contains(files.getUri().getScheme())) {
            return Optional.empty();
        }
        boolean isBucket = root.toUri().getPath().isEmpty();
        FlatListing listing = new FlatListing(files.makeQualified(isBucket ? new Path(root, Path.SEPARATOR) : root));
        int strangers = 0;
        RemoteIterator<? extends FileStatus> below = files.listFiles(listing.root, true);
        while (below.hasNext()) {
            if (!listing.add(below.next()) && ++strangers == MOST_STRANGERS) {
                return Optional.empty();
            }
        }
        return Optional.of(listing);
    }

    /** Whether the file lies in a head's directory. */
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

    /** The file itself, or the directory that it tells of. Equality is that of paths. */
    private static FileStatus entry(Path path, FileStatus file) {
        return path.equals(file.getPath()) ? file : new FileStatus(0, true, 0, 0, 0, path);
    }

    /** Whether the root is no directory. */
    boolean isFile() {
        return entries.stream().anyMatch(entry -> entry.getPath().equals(root));
    }

    /** What lies in the root itself. */
    Stream<FileStatus> entries() {
        return entries.stream();
    }

    /** What lies in a head's directory. */
    List<FileStatus> of(FileStatus head) {
        return List.copyOf(heads.getOrDefault(head.getPath(), Set.of()));
    }
}
