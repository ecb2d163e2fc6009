package plasticity.dump;

import java.util.List;
import plasticity.heads.HeadId;

/**
 * A head directory and its Parquet files; none of them was opened.
 *
 * @param directory the directory's URI, for messages
 * @param files its shards in name order; empty when {@code problem} is set
 * @param hosts where the files' blocks lie
 * @param problem why the head cannot be read, null when nothing is known against it
 */
public record HeadListing(HeadId id, String directory, List<DumpFile> files, BlockHosts hosts, String problem) {

    static HeadListing unreadable(HeadId id, String directory, String problem) {
        return new HeadListing(id, directory, List.of(), BlockHosts.NONE, problem);
    }
}
