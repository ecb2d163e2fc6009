package plasticity.comparison;

import plasticity.messages.RunException;

/** A table is missing or does not match its manifest. */
public final class TableMismatchException extends RunException {
    private static final long serialVersionUID = 1L;

    TableMismatchException(String message) {
        super(message);
    }
}
