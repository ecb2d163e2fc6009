package plasticity.lease;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import plasticity.messages.RunException;

/** The way to a lease: past one that has expired or is to be broken, or behind one that stands. */
final class LeaseQueue {
    private final LeaseFile file;
    private final LeaseOptions terms;
    private final LeaseTiming times;
    private final PrintStream told;
    private final LeaseWatch watch;
    private final long startNanos = System.nanoTime();
    private boolean isWaiting;

    LeaseQueue(LeaseFile file, LeaseOptions terms, LeaseTiming times, PrintStream told, InstantSource clock) {
        this.file = file;
        this.terms = terms;
        this.times = times;
        this.told = told;
        this.watch = new LeaseWatch(times, clock);
    }

    /** Returns when the lease is the holder's. */
    void enter(LeaseHolder holder) throws IOException, InterruptedException, RunException {
        boolean breaks = terms.other() == LeaseOptions.Other.BROKEN;
        while (!isTaken(holder)) {
            Optional<LeaseFile.State> other = file.read();
            if (other.isPresent()) {
                boolean over = watch.isOver(other.get());
                if (over || breaks) {
                    remove(other.get(), over ? "has expired" : "is broken");
                    breaks = false;
                    continue;
                }
                waitFor(other.get());
            }
            Thread.sleep(times.look().toMillis());
        }
    }

    private boolean isTaken(LeaseHolder holder) throws IOException {
        file.create(holder);
        return file.read()
                .flatMap(LeaseFile.State::holder)
                .filter(there -> there.id().equals(holder.id()))
                .isPresent();
    }

    private void remove(LeaseFile.State other, String why) throws IOException {
        if (file.read().filter(other::equals).isPresent()) {
            file.delete();
            told.println("The lease of " + named(other) + ", " + why + ".");
        }
    }

    private void waitFor(LeaseFile.State other) throws RunException {
        Duration waited = Duration.ofNanos(System.nanoTime() - startNanos);
        if (waited.compareTo(patience(other)) >= 0) {
            throw new RunException("another run writes here: " + named(other) + "; wait for its end (--wait SECONDS),"
                    + " or take its lease away (--break-lease), which keeps it from publishing");
        }
        if (!isWaiting) {
            told.println("Another run writes here: " + named(other) + "; waiting for its end.");
            isWaiting = true;
        }
    }

    /** Long enough to see whether an old lease is renewed. */
    private Duration patience(LeaseFile.State other) {
        Duration confirming = times.confirmation().plus(times.look().multipliedBy(2));
        return watch.isOld(other) && terms.patience().compareTo(confirming) < 0 ? confirming : terms.patience();
    }

    private String named(LeaseFile.State other) {
        return other.holder().map(LeaseHolder::toString).orElse("an unknown process") + " (" + file + ")";
    }
}
