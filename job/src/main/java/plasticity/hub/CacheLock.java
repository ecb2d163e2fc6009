package plasticity.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Locks a blob against other threads and processes, with the lock files of the Python client. Python uses flock(2), which is independent of Java's
 * file locks; without flock, a Java lock at least excludes other runs of plasticity.
 */
final class CacheLock {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);

    /** Work under the lock. */
    interface Work {
        void run() throws HubException, IOException;
    }

    private interface Held {
        void release() throws IOException;
    }

    private CacheLock() {}

    /**
     * Waits for the lock, runs the work and releases the lock. The lock of a dead process is free.
     *
     * @param file the lock file; created if absent, never deleted
     */
    static void during(Path file, DownloadProgress progress, Work work) throws HubException, IOException {
        Held held = await(file, progress);
        try {
            work.run();
        } finally {
            held.release();
        }
    }

    private static Held await(Path file, DownloadProgress progress) throws HubException, IOException {
        long nextReport = System.nanoTime() + REPORT_INTERVAL.toNanos();
        while (true) {
            Optional<Held> held = tryLock(file);
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() > nextReport) {
                progress.waiting("another process is downloading the same file and holds " + file, REPORT_INTERVAL);
                nextReport += REPORT_INTERVAL.toNanos();
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HubException(
                        "interrupted while waiting for another process that is downloading the same file", e);
            }
        }
    }

    /** Empty if the lock is held elsewhere. */
    private static Optional<Held> tryLock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (!Flock.isAvailable()) {
            return javaLock(channel);
        }
        channel.close();
        return Flock.tryLock(file).map(lock -> lock::release);
    }

    private static Optional<Held> javaLock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel::close);
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process
        }
        channel.close();
        return Optional.empty();
    }
}
