package plasticity.dump;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * One Parquet file of a head.
 *
 * @param path its URI
 * @param bytes its length
 * @param modified milliseconds since 1970, as the listing tells
 * @param tag the store's ETag; null where the listing tells none
 * @param listed what an object store's listing told of it, so that it is opened without asking again; null elsewhere
 */
public record DumpFile(String path, long bytes, long modified, String tag, FileStatus listed) {
    public DumpFile(String path, long bytes) {
        this(path, bytes, 0, null, null);
    }

    /** @param listed see {@link DumpFile#listed} */
    static DumpFile of(FileStatus found, FileStatus listed) {
        String tag = found instanceof EtagSource source ? source.getEtag() : null;
        return new DumpFile(found.getPath().toString(), found.getLen(), found.getModificationTime(), tag, listed);
    }
}
