package plasticity.dump;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/**
 * A Parquet file of a head.
 *
 * @param path its URI
 * @param bytes its length
 * @param modified modification time in milliseconds since 1970, from the listing
 * @param tag the store's ETag; null if the listing contains none
 * @param listed the file's status from an object store's listing, with which it is opened without another request; null for other file systems
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
