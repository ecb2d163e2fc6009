package plasticity.run;

import plasticity.dump.ChangeDetection;
import plasticity.lease.LeaseOptions;

/**
 * How a run treats other runs, earlier results and existing files.
 *
 * @param lease what to do if another run holds the lease
 * @param isFresh whether every head is computed; otherwise the results of heads that did not change are reused
 * @param verifiesContent whether changed files of the dump are detected by their content instead of their metadata
 * @param overwrites whether an output may replace a file that no run wrote
 */
public record RunOptions(LeaseOptions lease, boolean isFresh, boolean verifiesContent, boolean overwrites) {
    /** Reuses the results of unchanged heads, detects changes by metadata, and replaces no foreign file. */
    public static RunOptions of(LeaseOptions lease) {
        return new RunOptions(lease, false, false, false);
    }

    ChangeDetection changeDetection() {
        return verifiesContent ? ChangeDetection.CONTENT : ChangeDetection.METADATA;
    }
}
