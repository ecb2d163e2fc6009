package plasticity.fetch;

import java.io.IOException;

/** A library failed on a file. Its cause is what the library threw; it has no message of its own. */
final class LibraryException extends IOException {
    private static final long serialVersionUID = 1L;

    LibraryException(Throwable cause) {
        super(null, cause);
    }
}
