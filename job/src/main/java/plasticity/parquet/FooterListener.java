package plasticity.parquet;

import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** Who looks on while a footer is read: at its bytes, and at what they say. */
public interface FooterListener {
    FooterListener NONE = new FooterListener() {};

    /**
     * The bytes as they lie in the file, before anybody believes them.
     *
     * @param tail what follows the footer: its length and the magic word
     */
    default void bytes(byte[] footer, byte[] tail) {}

    /** The whole footer, before it is looked at for what is needed. */
    default void whole(ParquetMetadata footer) {}
}
