package plasticity.hub;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Locks a blob against other threads and processes, with the lock files of the Python client. Python uses flock(2) of Linux and macOS, which is
 * independent of Java's file locks; without flock, a Java lock at least excludes other runs of plasticity.
 */
final class CacheLock {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REPORT_INTERVAL = Duration.ofSeconds(10);
    private static final int READ_WRITE = 2;
    private static final int EXCLUSIVE_NON_BLOCKING = 2 | 4;
    private static final int WOULD_BLOCK_LINUX = 11;
    private static final int WOULD_BLOCK_MACOS = 35;
    private static final Optional<LibC> C = load();

    /** The C library; JNA maps methods by name. */
    private interface LibC extends Library {
        int open(String path, int flags) throws LastErrorException;

        int flock(int file, int operation) throws LastErrorException;

        int close(int file) throws LastErrorException;
    }

    /** Work under the lock. */
    interface Work {
        void run() throws HubException, IOException;
    }

    /** A lock, which the system releases at the latest when the process ends. */
    interface Held {
        void release() throws IOException;
    }

    private CacheLock() {}

    private static Optional<LibC> load() {
        try {
            return Optional.of(Native.load("c", LibC.class));
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty(); // another operating system, or native libraries cannot be loaded
        }
    }

    static boolean hasFlock() {
        return C.isPresent();
    }

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
        if (!hasFlock()) {
            return javaLock(channel);
        }
        channel.close();
        return flock(file);
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

    /**
     * Acquires the lock by flock if it is free.
     *
     * @param path of an existing file
     */
    static Optional<Held> flock(Path path) throws IOException {
        LibC c = C.orElseThrow();
        int file = -1;
        try {
            file = c.open(path.toString(), READ_WRITE);
            c.flock(file, EXCLUSIVE_NON_BLOCKING);
            int locked = file;
            return Optional.of(() -> c.close(locked));
        } catch (LastErrorException e) {
            if (file >= 0) {
                c.close(file);
            }
            if (e.getErrorCode() == WOULD_BLOCK_LINUX || e.getErrorCode() == WOULD_BLOCK_MACOS) {
                return Optional.empty();
            }
            throw new IOException("cannot lock " + path + ": error " + e.getErrorCode(), e);
        }
    }
}
