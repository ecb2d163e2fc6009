package plasticity.source;

import java.io.Serializable;

/**
 * One Parquet file of a head.
 *
 * @param path its URI
 * @param bytes its length
 */
record DumpFile(String path, long bytes) implements Serializable {}
