package plasticity.source;

import org.apache.hadoop.fs.FileStatus;

/**
 * One Parquet file of a head.
 *
 * @param path its URI
 * @param bytes its length
 * @param listed what an object store's listing told of it, so that it is opened without asking again; null elsewhere
 */
record DumpFile(String path, long bytes, FileStatus listed) {
    DumpFile(String path, long bytes) {
        this(path, bytes, null);
    }
}
