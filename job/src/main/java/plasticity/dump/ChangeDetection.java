package plasticity.dump;

/** How closely a plan looks at the files that it names. */
public enum ChangeDetection {
    /** Length, time, footer, ETag, and the checksum that a cluster's file system keeps: no row is read. */
    METADATA,
    /** All bytes of every file besides. */
    CONTENT
}
