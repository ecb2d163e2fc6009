package plasticity.run;

import plasticity.dump.Identity;
import plasticity.lease.LeaseTerms;
import plasticity.publish.ReplacementGuard;

/**
 * How a run deals with what it finds.
 *
 * @param lease when another run writes to the same place
 * @param reuse which results of earlier runs it takes
 * @param identity what tells that a file of the dump is still the same
 * @param foreign whether an output may replace a file that no run wrote
 */
public record RunTerms(LeaseTerms lease, Reuse reuse, Identity identity, ReplacementGuard.Foreign foreign) {

    /** Which results of earlier runs are taken. */
    public enum Reuse {
        /** Those of heads that did not change. */
        UNCHANGED,
        /** None: every head is computed. */
        NOTHING
    }

    /** Results of heads that did not change are taken, and metadata tell which did. */
    public static RunTerms of(LeaseTerms lease) {
        return new RunTerms(lease, Reuse.UNCHANGED, Identity.METADATA, ReplacementGuard.Foreign.KEPT);
    }

    /** Every head is computed. */
    public RunTerms fresh() {
        return new RunTerms(lease, Reuse.NOTHING, identity, foreign);
    }

    /** The bytes of files tell which heads changed. */
    public RunTerms verifyingContent() {
        return new RunTerms(lease, reuse, Identity.CONTENT, foreign);
    }

    /** Outputs may replace files that no run wrote. */
    public RunTerms overwriting() {
        return new RunTerms(lease, reuse, identity, ReplacementGuard.Foreign.REPLACED);
    }
}
