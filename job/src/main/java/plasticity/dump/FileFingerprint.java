package plasticity.dump;

/**
 * What tells whether a file of a dump is still the one that was analysed, without reading its rows.
 *
 * @param name of its head's directory and of the file in it, such as {@code l03h11q/data.parquet}; the directory as the dump's writer names it
 * @param bytes its length
 * @param modified milliseconds since 1970, as the file system tells
 * @param tag the store's ETag or the file system's checksum; null where it has none
 * @param footer SHA-256 of the Parquet footer's bytes, its length and the magic word behind it included, in hexadecimal; null where there is none
 *     to read
 * @param content SHA-256 of all bytes, in hexadecimal; null where it was not asked for or the file could not be read to its end
 */
public record FileFingerprint(String name, long bytes, long modified, String tag, String footer, String content) {
    public FileFingerprint withTag(String known) {
        return new FileFingerprint(name, bytes, modified, known, footer, content);
    }

    public FileFingerprint withContent(String known) {
        return new FileFingerprint(name, bytes, modified, tag, footer, known);
    }
}
