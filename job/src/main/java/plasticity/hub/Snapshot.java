package plasticity.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * Downloaded files of a commit.
 *
 * @param dataset as requested
 * @param commit of its revision
 * @param directory contains the files by their paths in the repository
 * @param files the requested files
 * @param others heads of the same model that were not requested
 */
public record Snapshot(Dataset dataset, String commit, Path directory, List<HubFile> files, Set<HeadId> others) {
    /** The local path of a file. */
    public Path path(HubFile file) {
        return file.path().below(directory);
    }

    /** A relative path that is unique to this commit: {@code datasets--OWNER--NAME/COMMIT}. */
    public String relativePath() {
        return dataset.folder() + "/" + commit;
    }
}
