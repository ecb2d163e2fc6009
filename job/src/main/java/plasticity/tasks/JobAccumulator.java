package plasticity.tasks;

/** The accumulators of a job, with their names in Spark's UI, event log and metrics system. */
enum JobAccumulator {
    /** Query heads that were analysed. */
    HEADS_ANALYSED("plasticity.heads.analysed"),
    /** Query heads that failed. */
    HEADS_FAILED("plasticity.heads.failed"),
    /** Rows of query and key heads that were read without error, kept or not. */
    ROWS_READ("plasticity.rows.read"),
    /** Kept rows among them. */
    ROWS_KEPT("plasticity.rows.kept"),
    /** Stored (compressed) bytes of column chunks. */
    BYTES_READ("plasticity.bytes.read"),
    /** Time of all tasks spent on reading and decoding. */
    READING_NANOS("plasticity.reading.nanos"),
    /** Time of all tasks spent on collecting kept rows and on the analysis. */
    ANALYSING_NANOS("plasticity.analysing.nanos");

    private final String title;

    JobAccumulator(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
