package plasticity.dump;

import plasticity.messages.Secrets;

/** Something about a dump that its user has to know and can act on. The message is one line that names the place and the cause, without secrets. */
public final class DumpException extends Exception {
    private static final long serialVersionUID = 1L;

    public DumpException(String message) {
        super(Secrets.redact(message));
    }

    public DumpException(String message, Throwable cause) {
        super(Secrets.redact(message), cause);
    }
}
