package plasticity.source;

import java.io.Serializable;
import java.util.List;
import plasticity.heads.HeadId;

/**
 * A head directory and its Parquet files.
 *
 * @param directory the directory's URI, for messages
 * @param files its shards in name order; empty when {@code problem} is set
 * @param problem why the head cannot be read, null when nothing is known against it
 */
record CapturedHead(HeadId id, String directory, List<DumpFile> files, String problem) implements Serializable {

    static CapturedHead unreadable(HeadId id, String directory, String problem) {
        return new CapturedHead(id, directory, List.of(), problem);
    }

    /** The size of all files. */
    long bytes() {
        return files.stream().mapToLong(DumpFile::bytes).sum();
    }
}
