package plasticity.lease;

import java.time.Duration;

/**
 * The rhythm of leases.
 *
 * @param renewal from one renewal to the next
 * @param expiry without renewal
 * @param confirmation how long an old lease is watched before it is taken for left; more than two renewals
 * @param look from one look at another's lease to the next
 */
record LeaseTiming(Duration renewal, Duration expiry, Duration confirmation, Duration look) {
    static final LeaseTiming USUAL = new LeaseTiming(
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(25), Duration.ofMillis(500));
}
