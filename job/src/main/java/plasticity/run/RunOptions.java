package plasticity.run;

import plasticity.dump.ChangeDetection;
import plasticity.lease.LeaseOptions;
import plasticity.publish.ReplacementGuard;

/**
 * How a run treats other runs, earlier results and existing files.
 *
 * @param lease what to do if another run holds the lease
 * @param reuse which earlier results to reuse
 * @param changeDetection how changed files of the dump are detected
 * @param foreign whether an output may replace a file that no run wrote
 */
public record RunOptions(
        LeaseOptions lease, Reuse reuse, ChangeDetection changeDetection, ReplacementGuard.Foreign foreign) {

    /** Which earlier results are reused. */
    public enum Reuse {
        /** Those of heads that did not change. */
        UNCHANGED,
        /** None: every head is computed. */
        NOTHING
    }

    /** Reuses the results of unchanged heads, detects changes by metadata, and replaces no foreign file. */
    public static RunOptions of(LeaseOptions lease) {
        return new RunOptions(lease, Reuse.UNCHANGED, ChangeDetection.METADATA, ReplacementGuard.Foreign.KEPT);
    }

    public RunOptions withFreshResults() {
        return new RunOptions(lease, Reuse.NOTHING, changeDetection, foreign);
    }

    public RunOptions withContentHashes() {
        return new RunOptions(lease, reuse, ChangeDetection.CONTENT, foreign);
    }

    public RunOptions withOverwriting() {
        return new RunOptions(lease, reuse, changeDetection, ReplacementGuard.Foreign.REPLACED);
    }
}
