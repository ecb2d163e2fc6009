package plasticity.dump;

import plasticity.messages.RunException;
import plasticity.messages.Secrets;

/** A dump or a part of it cannot be used. The message is one line with location and cause, without secrets. */
public final class DumpException extends RunException {
    private static final long serialVersionUID = 1L;

    public DumpException(String message) {
        super(Secrets.redact(message));
    }

    public DumpException(String message, Throwable cause) {
        super(Secrets.redact(message), cause);
    }
}
