package plasticity.lease;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import plasticity.messages.RunException;

/** Acquires a lease: removes an existing one that has expired or is to be broken, otherwise waits for its holder. */
final class LeaseAcquirer {
    private final LeaseFile file;
    private final LeaseOptions options;
    private final PrintStream err;
    private final InstantSource clock;
    private final long startNanos = System.nanoTime();
    private boolean isWaiting;
    /** The last state of another run's lease, and since when it has not changed. */
    private LeaseFile.State last;

    private long sinceNanos;

    LeaseAcquirer(LeaseFile file, LeaseOptions options, PrintStream err, InstantSource clock) {
        this.file = file;
        this.options = options;
        this.err = err;
        this.clock = clock;
    }

    /** Returns when the holder has the lease. */
    void acquire(LeaseHolder holder) throws IOException, InterruptedException, RunException {
        boolean isToBreak = options.existing() == LeaseOptions.Existing.BROKEN;
        while (!tryAcquire(holder)) {
            Optional<LeaseFile.State> other = file.read();
            if (other.isPresent()) {
                boolean hasExpired = hasExpired(other.get());
                if (hasExpired || isToBreak) {
                    remove(other.get(), hasExpired ? "has expired" : "was broken");
                    isToBreak = false;
                    continue;
                }
                requireTimeLeft(other.get());
            }
            Thread.sleep(options.timing().poll().toMillis());
        }
    }

    /**
     * Whether a lease has expired, judging by this state and those passed before. Clocks differ and may be set: a lease that changes is alive,
     * whatever the clocks say; one that does not change expires after {@code expiry}, or earlier if its modification time is old.
     */
    private boolean hasExpired(LeaseFile.State state) {
        long now = System.nanoTime();
        if (!state.equals(last)) {
            last = state;
            sinceNanos = now;
        }
        Duration unchanged = isOld(state)
                ? options.timing().confirmation()
                : options.timing().expiry();
        return state.holder().map(LeaseHolder::isGone).orElse(false)
                || Duration.ofNanos(now - sinceNanos).compareTo(unchanged) >= 0;
    }

    /** Whether it has expired according to the clocks, which may be wrong. */
    private boolean isOld(LeaseFile.State state) {
        return clock.millis() - state.modified() > options.timing().expiry().toMillis();
    }

    private boolean tryAcquire(LeaseHolder holder) throws IOException {
        file.create(holder);
        return file.read().filter(state -> state.isHeldBy(holder)).isPresent();
    }

    private void remove(LeaseFile.State other, String why) throws IOException {
        if (file.read().filter(other::equals).isPresent()) {
            file.delete();
            err.println("The lease of " + describe(other) + " " + why + ".");
        }
    }

    private void requireTimeLeft(LeaseFile.State other) throws RunException {
        Duration waited = Duration.ofNanos(System.nanoTime() - startNanos);
        if (waited.compareTo(maxWait(other)) >= 0) {
            throw new RunException("another run is writing here: " + describe(other) + "; wait for it to end (--wait"
                    + " SECONDS), or break its lease (--break-lease), which keeps it from publishing");
        }
        if (!isWaiting) {
            err.println("Another run is writing here: " + describe(other) + "; waiting for it to end.");
            isWaiting = true;
        }
    }

    /** Long enough to observe whether an old lease is renewed. */
    private Duration maxWait(LeaseFile.State other) {
        Duration confirming =
                options.timing().confirmation().plus(options.timing().poll().multipliedBy(2));
        return isOld(other) && options.maxWait().compareTo(confirming) < 0 ? confirming : options.maxWait();
    }

    private String describe(LeaseFile.State other) {
        return other.holder().map(LeaseHolder::toString).orElse("an unknown process") + " (" + file + ")";
    }
}
