package plasticity.run;

import plasticity.source.Identity;

/**
 * How a run deals with what it finds.
 *
 * @param lease when another run writes to the same place
 * @param reuse which results of earlier runs it takes
 * @param identity what tells that a file of the dump is still the same
 */
public record RunTerms(LeaseTerms lease, Reuse reuse, Identity identity) {

    /** Which results of earlier runs are taken. */
    public enum Reuse {
        /** Those of heads that did not change. */
        UNCHANGED,
        /** None: every head is computed. */
        NOTHING
    }

    /** Results of heads that did not change are taken, and metadata tell which did. */
    public static RunTerms of(LeaseTerms lease) {
        return new RunTerms(lease, Reuse.UNCHANGED, Identity.METADATA);
    }

    /** Every head is computed. */
    public RunTerms fresh() {
        return new RunTerms(lease, Reuse.NOTHING, identity);
    }

    /** The bytes of files tell which heads changed. */
    public RunTerms verifyingContent() {
        return new RunTerms(lease, reuse, Identity.CONTENT);
    }
}
