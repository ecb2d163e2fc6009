package plasticity.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * Local copies of files of a commit: complete, or sparse with only their Parquet footers.
 *
 * @param directory contains the files by their paths in the repository
 * @param files the requested files
 * @param missing the files that the cache did not contain
 * @param others heads of the same model that were not requested
 */
public record Snapshot(
        DatasetCommit commit, Path directory, List<HubFile> files, List<HubFile> missing, Set<HeadId> others) {
    /** The local path of a file. */
    public Path path(HubFile file) {
        return file.path().below(directory);
    }

    /** A relative path that is unique to this commit: {@code datasets--OWNER--NAME/COMMIT}. */
    public String relativePath() {
        return Dataset.folder(commit.name()) + "/" + commit.commit();
    }
}
