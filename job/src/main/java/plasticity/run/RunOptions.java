package plasticity.run;

import plasticity.dump.ChangeDetection;
import plasticity.lease.LeaseOptions;
import plasticity.publish.ReplacementGuard;

/**
 * How a run deals with what it finds.
 *
 * @param lease when another run writes to the same place
 * @param reuse which results of earlier runs it takes
 * @param identity what tells that a file of the dump is still the same
 * @param foreign whether an output may replace a file that no run wrote
 */
public record RunOptions(LeaseOptions lease, Reuse reuse, ChangeDetection identity, ReplacementGuard.Foreign foreign) {

    /** Which results of earlier runs are taken. */
    public enum Reuse {
        /** Those of heads that did not change. */
        UNCHANGED,
        /** None: every head is computed. */
        NOTHING
    }

    /** Results of heads that did not change are taken, and metadata tell which did. */
    public static RunOptions of(LeaseOptions lease) {
        return new RunOptions(lease, Reuse.UNCHANGED, ChangeDetection.METADATA, ReplacementGuard.Foreign.KEPT);
    }

    /** Every head is computed. */
    public RunOptions fresh() {
        return new RunOptions(lease, Reuse.NOTHING, identity, foreign);
    }

    /** The bytes of files tell which heads changed. */
    public RunOptions verifyingContent() {
        return new RunOptions(lease, reuse, ChangeDetection.CONTENT, foreign);
    }

    /** Outputs may replace files that no run wrote. */
    public RunOptions overwriting() {
        return new RunOptions(lease, reuse, identity, ReplacementGuard.Foreign.REPLACED);
    }
}
