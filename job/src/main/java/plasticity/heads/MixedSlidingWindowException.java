package plasticity.heads;

/** Thrown when the tokens of a head have different sliding windows. */
public final class MixedSlidingWindowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MixedSlidingWindowException(double first, double second) {
        super("column sliding_window holds different values in one head: " + label(first) + " and " + label(second)
                + "; a head needs a single window, or none throughout");
    }

    private static String label(double window) {
        return Double.isNaN(window) ? "none (null, 0 or negative)" : Double.toString(window);
    }
}
