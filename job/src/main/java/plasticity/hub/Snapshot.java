package plasticity.hub;

import java.nio.file.Path;
import java.util.List;

/**
 * Files of a commit on this machine.
 *
 * @param dataset as it was asked for
 * @param commit what its revision means
 * @param directory holds the files by their paths in the repository
 * @param files those that were asked for
 */
public record Snapshot(Dataset dataset, String commit, Path directory, List<HubFile> files) {
    /** Where a file lies. */
    public Path path(HubFile file) {
        return file.path().below(directory);
    }

    /** The commit's own place among those of other data sets: {@code datasets--OWNER--NAME/COMMIT}. */
    public String place() {
        return dataset.folder() + "/" + commit;
    }
}
