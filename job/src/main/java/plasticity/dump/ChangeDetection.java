package plasticity.dump;

/** How file changes are detected. */
public enum ChangeDetection {
    /** By length, modification time, footer, ETag, and the checksum stored by a cluster's file system; no rows are read. */
    METADATA,
    /** Also by all bytes of every file. */
    CONTENT
}
