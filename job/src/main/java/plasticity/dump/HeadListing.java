package plasticity.dump;

import java.util.List;
import plasticity.heads.HeadId;

/**
 * A head directory and its Parquet files, from a listing; no file was opened.
 *
 * @param directory the directory's URI, for messages
 * @param files in name order; empty if {@code problem} is set
 * @param hosts of the files' blocks
 * @param problem why the head cannot be read; null if no reason is known
 */
public record HeadListing(HeadId id, String directory, List<DumpFile> files, BlockHosts hosts, String problem) {

    static HeadListing unreadable(HeadId id, String directory, String problem) {
        return new HeadListing(id, directory, List.of(), BlockHosts.NONE, problem);
    }
}
