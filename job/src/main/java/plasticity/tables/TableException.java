package plasticity.tables;

import java.io.IOException;

/** A table file cannot be used. The message is one line with file, row and column where known. */
public final class TableException extends IOException {
    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }

    public TableException(String message, Throwable cause) {
        super(message, cause);
    }
}
