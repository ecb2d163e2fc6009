package plasticity.lease;

import java.time.Duration;

/**
 * Intervals and timeouts of leases.
 *
 * @param renewal interval of renewals
 * @param expiry time without renewal after which a lease has expired
 * @param confirmation how long an old lease is observed before it counts as expired; more than two renewals
 * @param poll interval at which another run's lease is checked
 */
record LeaseTiming(Duration renewal, Duration expiry, Duration confirmation, Duration poll) {
    static final LeaseTiming DEFAULT = new LeaseTiming(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(25), Duration.ofMillis(500));
}
