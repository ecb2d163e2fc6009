package plasticity.lease;

import java.time.Duration;

/**
 * What a run does if another run holds the lease.
 *
 * @param maxWait for the other run to end
 * @param existing what to do with the other run's lease
 * @param timing of all leases
 */
public record LeaseOptions(Duration maxWait, Existing existing, LeaseTiming timing) {
    /** Longer than the expiry of a lease, so that a run started after a killed one succeeds. */
    public static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(90);

    public LeaseOptions(Duration maxWait, Existing existing) {
        this(maxWait, existing, LeaseTiming.DEFAULT);
    }

    public enum Existing {
        /** Wait until it is released or expires. */
        RESPECTED,
        /** Delete it; its holder publishes nothing more. */
        BROKEN
    }
}
