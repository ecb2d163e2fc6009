package plasticity.tasks;

/** What the tasks count, named as Spark's interface, event log and metrics system show it. */
enum JobCounter {
    /** Query heads with figures. */
    HEADS_ANALYSED("plasticity.heads.analysed"),
    /** Query heads without. */
    HEADS_FAILED("plasticity.heads.failed"),
    /** Rows of the tables of query and key heads that were read to their end, kept or not. */
    ROWS_READ("plasticity.rows.read"),
    /** Those among them that are kept. */
    ROWS_KEPT("plasticity.rows.kept"),
    /** Bytes of column chunks, as they are stored. */
    BYTES_READ("plasticity.bytes.read"),
    /** Nanoseconds of all tasks in reading and decoding. */
    READING_NANOS("plasticity.reading.nanos"),
    /** Nanoseconds of all tasks in gathering kept rows and in analysing them. */
    ANALYSING_NANOS("plasticity.analysing.nanos");

    private final String title;

    JobCounter(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
