package plasticity.sample;

/** Thrown if sums or products of finite vectors leave the range of a double. The message is one line for users. */
public final class OutOfRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfRangeException(String message) {
        super(message);
    }
}
