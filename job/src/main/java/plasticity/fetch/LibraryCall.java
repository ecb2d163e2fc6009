package plasticity.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Calls a library that reads files: parquet-java, a codec or a file system's client. Given a damaged file, these throw exceptions of any type.
 * Around such a call, and only there, they become an {@link IOException}; any other {@link RuntimeException} is a bug of this program.
 */
public final class LibraryCall {
    private LibraryCall() {}

    /** An action on a file. */
    @FunctionalInterface
    public interface Action {
        void run() throws IOException;
    }

    /**
     * Calls a library.
     *
     * @throws IOException when the library throws one, or anything else but an {@link OutOfMemoryError}
     */
    public static <T> T get(IoSupplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            throw failure(e);
        }
    }

    /** As {@link #get}, for a call without a result. */
    public static void run(Action call) throws IOException {
        Object unused = get(() -> {
            call.run();
            return null;
        });
    }

    /**
     * Converts what a library threw, for calls too frequent for a lambda.
     *
     * @throws RuntimeException the bug of a {@link #callback}, as it was thrown
     */
    public static IOException failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallbackException callback) {
                throw callback.bug;
            }
            if (cause instanceof UncheckedIOException unchecked) {
                return unchecked.getCause();
            }
        }
        return new LibraryException(thrown);
    }

    /** Runs code of this program that a library calls, so that {@link #get} does not mistake its bugs for the library's exceptions. */
    public static <T> T callback(IoSupplier<T> code) throws IOException {
        try {
            return code.get();
        } catch (RuntimeException e) {
            throw new CallbackException(e);
        }
    }

    /** A library failed on a file. Its cause is what the library threw; it has no message of its own. */
    private static final class LibraryException extends IOException {
        private static final long serialVersionUID = 1L;

        LibraryException(Throwable cause) {
            super(null, cause);
        }
    }

    private static final class CallbackException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException bug;

        CallbackException(RuntimeException bug) {
            super(bug);
            this.bug = bug;
        }
    }
}
