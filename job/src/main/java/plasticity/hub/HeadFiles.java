package plasticity.hub;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;

/**
 * Which files of a data set an analysis reads: {@code lLLhHHq/*.parquet} and {@code lLLhHHk/*.parquet} of the layout's heads, and nothing else.
 *
 * @param modelDirectory in which the head directories lie
 */
public record HeadFiles(RepoPath modelDirectory, GroupedQueryLayout layout) {
    private static final String SUFFIX = ".parquet";
    private static final GroupedQueryLayout ANY =
            new GroupedQueryLayout(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** Those of every head that was captured. */
    public static HeadFiles ofAllHeads(RepoPath modelDirectory) {
        return new HeadFiles(modelDirectory, ANY);
    }

    /** The files that are read, in the order in which they are listed. */
    List<HubFile> of(List<HubFile> listed) {
        return listed.stream()
                .filter(file -> head(modelDirectory, file.path())
                        .filter(layout::contains)
                        .isPresent())
                .toList();
    }

    /** The heads whose files are listed but not read, as they lie outside the layout. */
    Set<HeadId> others(List<HubFile> listed) {
        return listed.stream()
                .flatMap(file -> head(modelDirectory, file.path()).stream())
                .filter(head -> !layout.contains(head))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The head whose rows a file holds; empty for any other file. */
    static Optional<HeadId> head(RepoPath modelDirectory, RepoPath file) {
        RepoPath directory = file.parent();
        boolean isShard = file.name().endsWith(SUFFIX)
                && !file.name().startsWith(".")
                && !file.name().startsWith("_");
        return isShard
                        && !directory.equals(modelDirectory)
                        && directory.parent().equals(modelDirectory)
                ? HeadId.ofDirectory(directory.name())
                : Optional.empty();
    }
}
