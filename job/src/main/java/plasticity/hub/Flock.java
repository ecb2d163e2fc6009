package plasticity.hub;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file lock by flock(2) of Linux and macOS, which the system releases at the latest when the process ends. */
final class Flock {
    private static final int READ_WRITE = 2;
    private static final int EXCLUSIVE_NON_BLOCKING = 2 | 4;
    private static final int WOULD_BLOCK_LINUX = 11;
    private static final int WOULD_BLOCK_MACOS = 35;

    /** The C library; JNA maps methods by name. */
    private interface LibC extends Library {
        int open(String path, int flags) throws LastErrorException;

        int flock(int file, int operation) throws LastErrorException;

        int close(int file) throws LastErrorException;
    }

    private static final Optional<LibC> C = load();

    private final int file;

    private Flock(int file) {
        this.file = file;
    }

    private static Optional<LibC> load() {
        try {
            return Optional.of(Native.load("c", LibC.class));
        } catch (LinkageError | RuntimeException e) {
            return Optional.empty(); // another operating system, or native libraries cannot be loaded
        }
    }

    static boolean isAvailable() {
        return C.isPresent();
    }

    /**
     * Acquires the lock if it is free.
     *
     * @param path of an existing file
     */
    static Optional<Flock> tryLock(Path path) throws IOException {
        LibC c = C.orElseThrow();
        int file = -1;
        try {
            file = c.open(path.toString(), READ_WRITE);
            c.flock(file, EXCLUSIVE_NON_BLOCKING);
            return Optional.of(new Flock(file));
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

    void release() {
        C.orElseThrow().close(file);
    }
}
