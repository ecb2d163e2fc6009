package plasticity.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;

/** The heads that a dump holds, found by the names of the directories in its root: one listing, no file is opened. */
public final class HeadDirectories {
    private static final int NAMES_SHOWN = 5;

    private final Path root;
    private final NavigableMap<HeadId, List<FileStatus>> directories;
    private final int beyondLayout;

    private HeadDirectories(Path root, NavigableMap<HeadId, List<FileStatus>> directories, int beyondLayout) {
        this.root = root;
        this.directories = directories;
        this.beyondLayout = beyondLayout;
    }

    /**
     * Lists the root.
     *
     * @param root the directory in which head directories lie
     * @param layout heads outside it are not looked at
     * @throws DumpException when the root is absent, is a file, cannot be listed or holds no query head of the layout
     */
    public static HeadDirectories list(Path root, GroupedQueryLayout layout, Configuration hadoop)
            throws DumpException {
        NavigableMap<HeadId, List<FileStatus>> found = new TreeMap<>();
        List<String> others = new ArrayList<>();
        int beyond = 0;
        for (FileStatus entry : children(root, hadoop)) {
            String name = entry.getPath().getName();
            HeadId id = HeadId.ofDirectory(name).orElse(null);
            if (id == null) {
                others.add(name);
            } else if (layout.contains(id)) {
                found.computeIfAbsent(id, head -> new ArrayList<>()).add(entry);
            } else {
                beyond++;
            }
        }
        HeadDirectories heads = new HeadDirectories(root, found, beyond);
        if (heads.queryHeads().isEmpty()) {
            throw new DumpException(nothingFound(root, layout, found, others, beyond));
        }
        return heads;
    }

    private static FileStatus[] children(Path root, Configuration hadoop) throws DumpException {
        try {
            FileSystem files = root.getFileSystem(hadoop);
            if (files.getFileStatus(root).isFile()) {
                throw new DumpException(root + " is a file; the directory that holds the head directories is expected");
            }
            FileStatus[] entries = files.listStatus(root);
            Arrays.sort(
                    entries,
                    (a, b) -> a.getPath().getName().compareTo(b.getPath().getName()));
            return entries;
        } catch (FileNotFoundException e) {
            throw new DumpException(root + " does not exist; check dataset_local_root and model_dir", e);
        } catch (IOException | RuntimeException e) {
            throw new DumpException(root + " cannot be listed: " + OneLine.of(e), e);
        }
    }

    private static String nothingFound(
            Path root, GroupedQueryLayout layout, NavigableMap<HeadId, ?> found, List<String> others, int beyond) {
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
            message.append("; check dataset_local_root and model_dir");
            if (!others.isEmpty()) {
                message.append(", the directory has ")
                        .append(others.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", ")))
                        .append(others.size() > NAMES_SHOWN ? ", …" : "");
            }
        }
        return message.toString();
    }

    /** The root as it was asked for. */
    public Path root() {
        return root;
    }

    /** All heads that were found, in order. */
    NavigableSet<HeadId> heads() {
        return Collections.unmodifiableNavigableSet(directories.navigableKeySet());
    }

    /** The query heads of the layout that were found, in order. */
    public NavigableSet<HeadId> queryHeads() {
        return directories.keySet().stream()
                .filter(id -> id.kind() == HeadKind.QUERY)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Head directories that lie in the root but outside the layout. */
    public int beyondLayout() {
        return beyondLayout;
    }

    /** The directories named for a head: one as a rule, none when it was not captured. */
    List<FileStatus> of(HeadId id) {
        return directories.getOrDefault(id, Collections.emptyList());
    }
}
