package plasticity.lease;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
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
 * The exclusive right of one run to publish a manifest: the file {@code .run.json.lease} next to it. The lease is renewed while the run is alive,
 * released at its end, and expires if it is not renewed.
 */
public final class Lease implements AutoCloseable {
    private final LeaseFile file;
    private final Duration renewal;
    private final Thread renewer;
    private final Runnable shutdownHook = this::release;
    private final LeaseHolder holder;
    private boolean isReleased;

    private Lease(LeaseFile file, LeaseHolder holder, Duration renewal) {
        this.file = file;
        this.holder = holder;
        this.renewal = renewal;
        this.renewer = new Thread(this::renewPeriodically, "lease");
        renewer.setDaemon(true);
    }

    /**
     * Acquires the lease; waits if another run holds it.
     *
     * @param setting whose value the manifest is, for messages
     * @param manifest the manifest or another file that several runs may write; its directory is created if it is missing
     * @param err receives a line if another run holds the lease
     * @throws RunException if another run still holds the lease after the wait, or the lease file cannot be written
     */
    public static Lease acquire(
            String setting,
            Path manifest,
            LeaseOptions options,
            Configuration hadoop,
            PrintStream err,
            InstantSource clock)
            throws RunException {
        Path path = pathFor(manifest);
        try {
            LeaseFile file = new LeaseFile(path, hadoop);
            LeaseHolder holder = LeaseHolder.thisProcess(clock.instant());
            new LeaseAcquirer(file, options, err, clock).acquire(holder);
            Lease lease = new Lease(file, holder, options.timing().renewal());
            // Runs before Hadoop closes its file systems. The timeout keeps an unresponsive store from delaying the
            // exit.
            ShutdownHookManager.get()
                    .addShutdownHook(lease.shutdownHook, FileSystem.SHUTDOWN_HOOK_PRIORITY + 1, 5, TimeUnit.SECONDS);
            lease.renewer.start();
            return lease;
        } catch (IOException | IllegalArgumentException e) {
            throw new RunException(setting + ": cannot acquire the lease " + path + ": " + OneLine.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while waiting for the lease " + path, e);
        }
    }

    /** {@code results/.run.json.lease}. */
    static Path pathFor(Path manifest) {
        return ChildPath.of(manifest.getParent(), "." + manifest.getName() + ".lease");
    }

    /**
     * Checks that this run still holds the lease.
     *
     * @throws RunException if it does not; nothing more may be published
     */
    public synchronized void requireHeld() throws RunException {
        if (isReleased) {
            throw new RunException("the lease " + file + " was released; nothing more is published");
        }
        try {
            Optional<LeaseFile.State> state = file.read();
            if (isHeld(state)) {
                return;
            }
            throw new RunException("lost the lease " + file
                    + state.flatMap(LeaseFile.State::holder)
                            .map(other -> " to " + other)
                            .orElse("") + "; nothing more is published, run again");
        } catch (IOException e) {
            throw new RunException("cannot read the lease " + file + ": " + OneLine.of(e), e);
        }
    }

    private boolean isHeld(Optional<LeaseFile.State> state) {
        return state.filter(lease -> lease.isHeldBy(holder)).isPresent();
    }

    private void renewPeriodically() {
        try {
            do {
                Thread.sleep(renewal.toMillis());
            } while (renew());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run has ended
        }
    }

    private synchronized boolean renew() {
        if (isReleased) {
            return false;
        }
        ifHeld(() -> file.renew(holder), "lease not renewed");
        return true;
    }

    @Override
    public void close() {
        release();
        renewer.interrupt();
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(shutdownHook);
        }
    }

    private synchronized void release() {
        if (isReleased) {
            return;
        }
        isReleased = true;
        ifHeld(file::delete, "lease not released");
    }

    private interface Action {
        void run() throws IOException;
    }

    /** A failure is harmless: a lease that is not released expires, and it is checked before anything is published. */
    private void ifHeld(Action action, String failure) {
        try {
            if (isHeld(file.read())) {
                action.run();
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(Lease.class.getName()).log(System.Logger.Level.DEBUG, failure, e);
        }
    }
}
