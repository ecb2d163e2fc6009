package plasticity.lease;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Decides whether a lease has expired. It observes the lease, because clocks differ and may be set: a lease that changes is alive, whatever the
 * clocks say; one that does not change expires after {@code expiry}, or earlier if its modification time is old.
 */
final class LeaseWatch {
    private final LeaseTiming timing;
    private final InstantSource clock;
    private LeaseFile.State last;
    private long sinceNanos;

    LeaseWatch(LeaseTiming timing, InstantSource clock) {
        this.timing = timing;
        this.clock = clock;
    }

    /** Whether the lease has expired, judging by this state and those passed before. */
    boolean hasExpired(LeaseFile.State state) {
        long now = System.nanoTime();
        if (!state.equals(last)) {
            last = state;
            sinceNanos = now;
        }
        if (state.holder().map(LeaseHolder::isGone).orElse(false)) {
            return true;
        }
        Duration observed = Duration.ofNanos(now - sinceNanos);
        return observed.compareTo(isOld(state) ? timing.confirmation() : timing.expiry()) >= 0;
    }

    /** Whether it has expired according to the clocks, which may be wrong. */
    boolean isOld(LeaseFile.State state) {
        return clock.millis() - state.modified() > timing.expiry().toMillis();
    }
}
