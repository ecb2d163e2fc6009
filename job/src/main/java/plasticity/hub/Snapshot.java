package plasticity.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import plasticity.heads.HeadId;

/**
 * Files of a commit on this machine.
 *
 * @param dataset as it was asked for
 * @param commit what its revision means
 * @param directory holds the files by their paths in the repository
 * @param files those that were asked for
 * @param others heads of the same model that were not asked for
 */
public record Snapshot(Dataset dataset, String commit, Path directory, List<HubFile> files, Set<HeadId> others) {
    /** Where a file lies. */
    public Path path(HubFile file) {
        return file.path().below(directory);
    }

    /** The commit's own place among those of other data sets: {@code datasets--OWNER--NAME/COMMIT}. */
    public String place() {
        return dataset.folder() + "/" + commit;
    }
}
