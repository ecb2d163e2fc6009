package plasticity.lease;

import java.time.Duration;
import java.time.InstantSource;

/**
 * Judges whether a lease has expired: by watching, as clocks differ and are set. A lease that is renewed is alive, whatever clocks say; one that
 * stays the same is over after {@code expiry}, or earlier where its age says that it was left long ago.
 */
final class LeaseWatch {
    private final LeaseTiming times;
    private final InstantSource clock;
    private LeaseFile.State last;
    private long sinceNanos;

    LeaseWatch(LeaseTiming times, InstantSource clock) {
        this.times = times;
        this.clock = clock;
    }

    /** Whether the lease is over, by this look and those before. */
    boolean isOver(LeaseFile.State state) {
        long now = System.nanoTime();
        if (!state.equals(last)) {
            last = state;
            sinceNanos = now;
        }
        if (state.holder().map(LeaseHolder::isGone).orElse(false)) {
            return true;
        }
        Duration watched = Duration.ofNanos(now - sinceNanos);
        return watched.compareTo(isOld(state) ? times.confirmation() : times.expiry()) >= 0;
    }

    /** Whether the clocks say that it has expired; they may be wrong. */
    boolean isOld(LeaseFile.State state) {
        return clock.millis() - state.modified() > times.expiry().toMillis();
    }
}
