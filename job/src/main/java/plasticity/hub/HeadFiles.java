package plasticity.hub;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;

/**
 * Selects the files that an analysis reads: {@code lLLhHHq/*.parquet} and {@code lLLhHHk/*.parquet} of the heads in the layout.
 *
 * @param modelDirectory parent of the head directories
 */
public record HeadFiles(RepoPath modelDirectory, GroupedQueryLayout layout) {
    private static final String SUFFIX = ".parquet";
    private static final GroupedQueryLayout ANY =
            new GroupedQueryLayout(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Selects the files of all captured heads. */
    public static HeadFiles ofAllHeads(RepoPath modelDirectory) {
        return new HeadFiles(modelDirectory, ANY);
    }

    /** The selected files in their listed order. */
    List<HubFile> of(List<HubFile> listed) {
        return listed.stream().filter(file -> contains(file.path())).toList();
    }

    boolean contains(RepoPath file) {
        return head(modelDirectory, file).filter(layout::contains).isPresent();
    }

    /** The heads outside the layout whose files are listed. */
    Set<HeadId> others(List<HubFile> listed) {
        return listed.stream()
                .flatMap(file -> head(modelDirectory, file.path()).stream())
                .filter(head -> !layout.contains(head))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The head that a data file belongs to; empty for any other file. */
    static Optional<HeadId> head(RepoPath modelDirectory, RepoPath file) {
        RepoPath directory = file.parent();
        boolean isDataFile = file.name().endsWith(SUFFIX)
                && !file.name().startsWith(".")
                && !file.name().startsWith("_");
        return isDataFile
                        && !directory.equals(modelDirectory)
                        && directory.parent().equals(modelDirectory)
                ? HeadId.ofDirectory(directory.name())
                : Optional.empty();
    }
}
