package plasticity.source;

/**
 * One Parquet file of a head.
 *
 * @param path its URI
 * @param bytes its length
 */
record DumpFile(String path, long bytes) {}
