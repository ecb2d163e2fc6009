package plasticity.source;

/**
 * What tells whether a file of a dump is still the one that was analysed, without reading its rows.
 *
 * @param name of the file within its head's directory
 * @param bytes its length
 * @param modified milliseconds since 1970, as the file system tells
 * @param tag the store's ETag or the file system's checksum; null where it has none
 * @param footer SHA-256 of the Parquet footer's bytes, in hexadecimal; null where there is none to read
 * @param content SHA-256 of all bytes, in hexadecimal; null where it was not asked for
 */
public record FileMark(String name, long bytes, long modified, String tag, String footer, String content) {}
