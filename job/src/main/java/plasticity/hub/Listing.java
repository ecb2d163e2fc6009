package plasticity.hub;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lies in a directory of a commit.
 *
 * @param files with different paths
 * @param directories may be empty where they were not told
 */
record Listing(List<HubFile> files, List<RepoPath> directories) {
    /** @throws HubException when two files have the same path */
    static Listing of(List<HubFile> files, List<RepoPath> directories, String what) throws HubException {
        Set<RepoPath> seen = new HashSet<>();
        for (HubFile file : files) {
            if (!seen.add(file.path())) {
                throw new HubException(
                        what + ": names " + Sanitized.of(file.path().toString()) + " twice; refused");
            }
        }
        return new Listing(List.copyOf(files), List.copyOf(directories));
    }
}
