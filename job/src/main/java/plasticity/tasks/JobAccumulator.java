package plasticity.tasks;

import java.util.Locale;

/** The accumulators of a job, with their names in Spark's UI, event log and metrics system. */
enum JobAccumulator {
    /** Query heads that were analysed. */
    HEADS_ANALYSED,
    /** Query heads that failed. */
    HEADS_FAILED,
    /** Rows of query and key heads that were read without error, kept or not. */
    ROWS_READ,
    /** Kept rows among them. */
    ROWS_KEPT,
    /** Stored (compressed) bytes of column chunks. */
    BYTES_READ,
    /** Time of all tasks spent on reading and decoding. */
    READING_NANOS,
    /** Time of all tasks spent on collecting kept rows and on the analysis. */
    ANALYSING_NANOS;

    /** {@code plasticity.heads.analysed}. */
    String title() {
        return "plasticity." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
