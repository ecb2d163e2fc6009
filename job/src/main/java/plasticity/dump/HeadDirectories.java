package plasticity.dump;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/** The head directories of a dump, found by name in one listing of its root; no file is opened. */
public final class HeadDirectories {
    private static final int NAMES_SHOWN = 5;
    /** Advice if there is no dump, for paths from the settings and for paths passed to Spark. */
    private static final String CHECK_SETTINGS = "; check dataset_local_root and model_dir";

    static final String CHECK_PATH = "; check the path that is loaded";

    private final Path root;
    private final NavigableMap<HeadId, List<FileStatus>> directories;
    private final NavigableSet<HeadId> beyondLayout;
    private final RootListing listing;

    private HeadDirectories(
            Path root,
            NavigableMap<HeadId, List<FileStatus>> directories,
            NavigableSet<HeadId> beyondLayout,
            RootListing listing) {
        this.root = root;
        this.directories = directories;
        this.beyondLayout = beyondLayout;
        this.listing = listing;
    }

    /**
     * Lists the root.
     *
     * @param root the parent of the head directories
     * @param layout heads outside it are ignored
     * @throws DumpException when the root is absent, is a file, cannot be listed or contains no query head of the layout
     */
    public static HeadDirectories list(Path root, GroupedQueryLayout layout, Configuration hadoop)
            throws DumpException {
        return list(root, layout, CHECK_SETTINGS, hadoop);
    }

    /** As {@link #list}, for a path passed to Spark. */
    public static HeadDirectories load(Path root, GroupedQueryLayout layout, Configuration hadoop)
            throws DumpException {
        return list(root, layout, CHECK_PATH, hadoop);
    }

    private static HeadDirectories list(Path root, GroupedQueryLayout layout, String advice, Configuration hadoop)
            throws DumpException {
        List<String> others = new ArrayList<>();
        HeadDirectories heads = list(root, layout::contains, others, advice, hadoop);
        if (heads.queryHeads().isEmpty()) {
            throw new DumpException(
                    nothingFound(root, layout, heads.directories, others, heads.beyondLayout.size(), advice));
        }
        return heads;
    }

    /**
     * As {@link #load}, for heads of any layout.
     *
     * @throws DumpException when the root is absent, is a file, cannot be listed or contains no head
     */
    static HeadDirectories loadAll(Path root, Configuration hadoop) throws DumpException {
        List<String> others = new ArrayList<>();
        HeadDirectories heads = list(root, head -> true, others, CHECK_PATH, hadoop);
        if (heads.directories.isEmpty()) {
            throw new DumpException(root + " holds no head (lLLhHHq, lLLhHHk)" + shown(others));
        }
        return heads;
    }

    /** @param others receives the names that are not head directories */
    private static HeadDirectories list(
            Path root, Predicate<HeadId> layout, List<String> others, String advice, Configuration hadoop)
            throws DumpException {
        RootListing listing = RootListing.of(root, advice, hadoop);
        NavigableMap<HeadId, List<FileStatus>> found = new TreeMap<>();
        NavigableSet<HeadId> beyond = new TreeSet<>();
        for (FileStatus entry : listing.entries()) {
            String name = entry.getPath().getName();
            HeadId id = HeadId.ofDirectory(name).orElse(null);
            if (id == null) {
                others.add(name);
            } else if (layout.test(id)) {
                found.computeIfAbsent(id, head -> new ArrayList<>()).add(entry);
            } else {
                beyond.add(id);
            }
        }
        return new HeadDirectories(root, found, beyond, listing);
    }

    private static String nothingFound(
            Path root,
            GroupedQueryLayout layout,
            NavigableMap<HeadId, ?> found,
            List<String> others,
            int beyond,
            String advice) {
        StringBuilder message = new StringBuilder(root + " holds no query head (lLLhHHq)");
        if (beyond > 0) {
            message.append(" of ")
                    .append(layout.layers())
                    .append(" layers with ")
                    .append(layout.queryHeads())
                    .append(" query heads, but ")
                    .append(beyond)
                    .append(" others; check num_layers and num_q_heads");
        } else if (!found.isEmpty()) {
            message.append(", only ").append(found.size()).append(" key heads");
        } else {
            message.append(advice).append(shown(others));
        }
        return message.toString();
    }

    private static String shown(List<String> others) {
        return others.isEmpty()
                ? ""
                : ", the directory has "
                        + others.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                        + (others.size() > NAMES_SHOWN ? ", …" : "");
    }

    /** The root as passed by the caller. */
    public Path root() {
        return root;
    }

    /** The heads of the layout that exist, in order. */
    public NavigableSet<HeadId> heads() {
        return Collections.unmodifiableNavigableSet(directories.navigableKeySet());
    }

    /** The query heads of the layout that exist, in order. */
    public NavigableSet<HeadId> queryHeads() {
        return directories.keySet().stream()
                .filter(id -> id.kind() == HeadKind.QUERY)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The heads outside the layout, in order. */
    public NavigableSet<HeadId> beyondLayout() {
        return Collections.unmodifiableNavigableSet(beyondLayout);
    }

    /** The directories of a head: normally one, none if it was not captured, several if names differ in leading zeros. */
    List<FileStatus> of(HeadId id) {
        return directories.getOrDefault(id, Collections.emptyList());
    }

    /** The entries of a head directory; empty if the listing of the root does not include them. */
    Optional<List<FileStatus>> in(FileStatus directory) {
        return listing.in(directory);
    }
}
