package plasticity.sample;

/** Sums or products of finite vectors that left the range of a double; the message is a line for users. */
public final class OutOfRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfRangeException(String message) {
        super(message);
    }
}
