package plasticity.hub;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** flock(2) of Linux and macOS: a lock on a whole file that ends with the process at the latest. */
final class Flock {
    private static final int READ_WRITE = 2;
    private static final int EXCLUSIVE_AT_ONCE = 2 | 4;
    private static final int WOULD_BLOCK_LINUX = 11;
    private static final int WOULD_BLOCK_MACOS = 35;

    /** The C library, as JNA maps it by name. */
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
            return Optional.empty(); // another system, or one that lets nothing be loaded
        }
    }

    static boolean isAvailable() {
        return C.isPresent();
    }

    /**
     * Takes the lock if it is free.
     *
     * @param path of a file that exists
     */
    static Optional<Flock> tryLock(Path path) throws IOException {
        LibC c = C.orElseThrow();
        int file = -1;
        try {
            file = c.open(path.toString(), READ_WRITE);
            c.flock(file, EXCLUSIVE_AT_ONCE);
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
