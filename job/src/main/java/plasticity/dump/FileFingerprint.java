package plasticity.dump;

/**
 * Identifies a version of a dump's file, to detect that it changed after its analysis.
 *
 * @param name directory and file name as in the dump, such as {@code l03h11q/data.parquet}
 * @param bytes its length
 * @param modified modification time in milliseconds since 1970
 * @param tag the store's ETag or the file system's checksum; null if there is none
 * @param footer SHA-256 of the Parquet footer including its length and the magic number, in hexadecimal; null if it could not be read
 * @param content SHA-256 of all bytes, in hexadecimal; null if not requested or the file could not be read to its end
 */
public record FileFingerprint(String name, long bytes, long modified, String tag, String footer, String content) {
    public FileFingerprint with(String newTag, String newContent) {
        return new FileFingerprint(name, bytes, modified, newTag, footer, newContent);
    }
}
