package plasticity.plan;

/** Thrown if tasks do not fit into the memory of their JVM. The message is one line with required and available memory and remedies. */
public final class InsufficientMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InsufficientMemoryException(String message) {
        super(message);
    }
}
