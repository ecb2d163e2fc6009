package plasticity.parquet;

import java.io.IOException;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** Callback that observes a footer's raw bytes and parsed metadata. */
public interface FooterListener {
    FooterListener NONE = new FooterListener() {};

    /**
     * Receives the bytes in the file, before they are checked.
     *
     * @param tail the bytes after the footer: its length and the magic number
     */
    default void bytes(byte[] footer, byte[] tail) {}

    /** Receives the complete footer, before it is checked for the needed columns. */
    default void metadata(ParquetMetadata footer) throws IOException {}
}
