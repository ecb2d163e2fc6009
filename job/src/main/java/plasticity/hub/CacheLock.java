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
 * One process, and one thread of it, at a time works on a blob: by the lock files of the Python client. Python locks by flock(2), which Java's
 * own file locks do not see; where flock is not to be had, a Java lock at least keeps runs of this program apart.
 */
final class CacheLock {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    /** What is done while the lock is held. */
    interface Work {
        void run() throws HubException, IOException;
    }

    /** Held until it is closed. */
    private interface Held {
        void release() throws IOException;
    }

    private CacheLock() {}

    /**
     * Waits until the lock is free, and works under it; a process that died holds none.
     *
     * @param file is created where it is absent, and stays
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
        long nextWord = System.nanoTime() + TELL_EVERY.toNanos();
        while (true) {
            Optional<Held> held = tryLock(file);
            if (held.isPresent()) {
                return held.get();
            }
            if (System.nanoTime() > nextWord) {
                progress.waiting("another process works on the same file and holds " + file, TELL_EVERY);
                nextWord += TELL_EVERY.toNanos();
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HubException("interrupted while another process worked on the same file", e);
            }
        }
    }

    /** Empty while another holds it. */
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
