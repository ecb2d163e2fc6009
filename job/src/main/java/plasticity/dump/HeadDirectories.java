package plasticity.dump;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/**
 * The head directories of a dump, found by name in one listing of its root; no file is opened.
 *
 * @param root as passed by the caller
 * @param directories of the heads of the layout
 * @param beyondLayout the heads outside the layout
 * @param below the files further below, if the store lists recursively
 */
public record HeadDirectories(
        Path root,
        NavigableMap<HeadId, List<FileStatus>> directories,
        NavigableSet<HeadId> beyondLayout,
        Optional<FlatListing> below) {
    private static final int NAMES_SHOWN = 5;

    /** Advice if there is no dump, for paths from the settings and for paths passed to Spark. */
    private static final String CHECK_SETTINGS = "; check dataset_local_root and model_dir";

    static final String CHECK_PATH = "; check the path that is loaded";

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
            throw new DumpException(heads.withoutQueries(layout, others, advice));
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
        return MissingDirectory.list(root, advice, hadoop, files -> {
            Optional<FlatListing> flat = FlatListing.of(files, root);
            if (flat.isPresent()
                    ? flat.get().isFile()
                    : files.getFileStatus(root).isFile()) {
                throw new DumpException(root + " is a file; the directory that holds the head directories is expected");
            }
            HeadDirectories found = new HeadDirectories(root, new TreeMap<>(), new TreeSet<>(), flat);
            Stream<FileStatus> entries = flat.isPresent() ? flat.get().entries() : Stream.of(files.listStatus(root));
            entries.sorted(Comparator.comparing(entry -> entry.getPath().getName()))
                    .forEach(entry -> found.add(entry, layout, others));
            return found;
        });
    }

    private void add(FileStatus entry, Predicate<HeadId> layout, List<String> others) {
        String name = entry.getPath().getName();
        HeadId id = HeadId.ofDirectory(name).orElse(null);
        if (id == null) {
            others.add(name);
        } else if (layout.test(id)) {
            directories.computeIfAbsent(id, head -> new ArrayList<>()).add(entry);
        } else {
            beyondLayout.add(id);
        }
    }

    private String withoutQueries(GroupedQueryLayout layout, List<String> others, String advice) {
        String message = root + " holds no query head (lLLhHHq)";
        if (!beyondLayout.isEmpty()) {
            return message + " of " + layout.layers() + " layers with " + layout.queryHeads() + " query heads, but "
                    + beyondLayout.size() + " others; check num_layers and num_q_heads";
        }
        return message
                + (directories.isEmpty() ? advice + shown(others) : ", only " + directories.size() + " key heads");
    }

    private static String shown(List<String> others) {
        return others.isEmpty()
                ? ""
                : ", the directory has "
                        + others.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                        + (others.size() > NAMES_SHOWN ? ", …" : "");
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

    /** The directories of a head: normally one, none if it was not captured, several if names differ in leading zeros. */
    List<FileStatus> of(HeadId id) {
        return directories.getOrDefault(id, Collections.emptyList());
    }

    /** The entries of a head directory; empty if the listing of the root does not include them. */
    Optional<List<FileStatus>> in(FileStatus directory) {
        return below.map(all -> all.of(directory));
    }
}
