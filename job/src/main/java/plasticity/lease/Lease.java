package plasticity.lease;

import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.ShutdownHookManager;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.ChildPath;

/**
 * The right to publish at one place, which one run has at a time: the file {@code .run.json.lease} beside the manifest. It is renewed while the
 * run lives, is given back at its end, and expires when nobody renews it.
 */
public final class Lease implements AutoCloseable {
    private final LeaseFile file;
    private final LeaseTiming times;
    private final Thread renewing;
    private final Runnable onExit = this::giveBack;
    private final LeaseHolder holder;
    private boolean isOver;

    private Lease(LeaseFile file, LeaseHolder holder, LeaseTiming times) {
        this.file = file;
        this.holder = holder;
        this.times = times;
        this.renewing = new Thread(this::keepRenewing, "lease");
        renewing.setDaemon(true);
    }

    /**
     * Takes the lease, or waits for it.
     *
     * @param setting whose value the file is, for messages
     * @param manifest whose set is to be published, or another file of many writers; its directory is made where it is missing
     * @param told is told when there is another run
     * @throws RunException when another run has it after the wait, or it cannot be written
     */
    public static Lease take(
            String setting,
            Path manifest,
            LeaseOptions terms,
            Configuration hadoop,
            PrintStream told,
            InstantSource clock)
            throws RunException {
        return take(setting, manifest, terms, LeaseTiming.USUAL, hadoop, told, clock);
    }

    public static Lease take(
            String setting,
            Path manifest,
            LeaseOptions terms,
            LeaseTiming times,
            Configuration hadoop,
            PrintStream told,
            InstantSource clock)
            throws RunException {
        Path path = pathFor(manifest);
        try {
            LeaseFile file = new LeaseFile(path, hadoop);
            file.makeDirectory();
            LeaseHolder holder = LeaseHolder.here(clock.instant());
            new LeaseQueue(file, terms, times, told, clock).enter(holder);
            Lease lease = new Lease(file, holder, times);
            // Before Hadoop closes its file systems; a store that does not answer must not keep a run that is to end.
            ShutdownHookManager.get()
                    .addShutdownHook(lease.onExit, FileSystem.SHUTDOWN_HOOK_PRIORITY + 1, 5, TimeUnit.SECONDS);
            lease.renewing.start();
            return lease;
        } catch (IOException | IllegalArgumentException e) {
            throw new RunException(setting + ": cannot take the lease " + path + ": " + OneLine.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while it waited for the lease " + path, e);
        }
    }

    /** {@code results/.run.json.lease}. */
    static Path pathFor(Path manifest) {
        return ChildPath.of(manifest.getParent(), "." + manifest.getName() + ".lease");
    }

    /** @throws RunException when the lease is another's by now: nothing more may be published */
    public synchronized void require() throws RunException {
        if (isOver) {
            throw new RunException("the lease " + file + " was given back; nothing more is published");
        }
        try {
            Optional<LeaseFile.State> present = file.read();
            if (isOurs(present)) {
                return;
            }
            throw new RunException("lost the lease " + file
                    + present.flatMap(LeaseFile.State::holder)
                            .map(other -> " to " + other)
                            .orElse("") + "; nothing more is published, run again");
        } catch (IOException e) {
            throw new RunException("cannot read the lease " + file + ": " + OneLine.of(e), e);
        }
    }

    private boolean isOurs(Optional<LeaseFile.State> present) {
        return present.flatMap(LeaseFile.State::holder)
                .filter(there -> there.id().equals(holder.id()))
                .isPresent();
    }

    private void keepRenewing() {
        try {
            do {
                Thread.sleep(times.renewal().toMillis());
            } while (renew());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run has ended
        }
    }

    private synchronized boolean renew() {
        if (isOver) {
            return false;
        }
        try {
            if (isOurs(file.read())) {
                file.renew(holder);
            }
        } catch (IOException | RuntimeException e) {
            // The next try may do; whether the lease still stands is asked before anything is published.
            System.getLogger(Lease.class.getName()).log(System.Logger.Level.DEBUG, "lease not renewed", e);
        }
        return true;
    }

    @Override
    public void close() {
        giveBack();
        renewing.interrupt();
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(onExit);
        }
    }

    private synchronized void giveBack() {
        if (isOver) {
            return;
        }
        isOver = true;
        try {
            if (isOurs(file.read())) {
                file.delete();
            }
        } catch (IOException | RuntimeException e) {
            // It expires.
            System.getLogger(Lease.class.getName()).log(System.Logger.Level.DEBUG, "lease not given back", e);
        }
    }
}
