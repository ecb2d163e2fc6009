package plasticity.hub;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Listing of a directory of a commit.
 *
 * @param files with distinct paths
 * @param directories empty if they were not listed
 */
record Listing(List<HubFile> files, List<RepoPath> directories) {
    /** @throws HubException if two files have the same path */
    static Listing of(List<HubFile> files, List<RepoPath> directories, String what) throws HubException {
        Set<RepoPath> seen = new HashSet<>();
        for (HubFile file : files) {
            if (!seen.add(file.path())) {
                throw new HubException(
                        what + ": contains " + Sanitized.of(file.path().toString()) + " twice; rejected");
            }
        }
        return new Listing(List.copyOf(files), List.copyOf(directories));
    }
}
