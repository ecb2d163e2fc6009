package plasticity.plan;

/** Tasks would not fit into the memory of their JVM. The message is one line that names the need, what there is and the ways out. */
public final class InsufficientMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InsufficientMemoryException(String message) {
        super(message);
    }
}
