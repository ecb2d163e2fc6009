package plasticity.heads;

/**
 * How far back a query head attends, in a {@link SlidingWindowUnit}.
 *
 * @param size positive, or NaN if the head has no window and attends to every earlier key
 */
public record SlidingWindow(double size) {
    /** No window: every earlier key is visible. */
    public static final SlidingWindow NONE = new SlidingWindow(Double.NaN);

    /**
     * The window of a head. A missing (NaN), zero or negative value means no window.
     *
     * @param perToken one value per token, NaN for null
     * @throws MixedSlidingWindowException if the tokens have different windows; having none differs from having one
     */
    public static SlidingWindow ofTokens(double[] perToken) {
        double agreed = perToken.length == 0 ? Double.NaN : normalised(perToken[0]);
        for (double value : perToken) {
            if (Double.compare(normalised(value), agreed) != 0) {
                throw new MixedSlidingWindowException(agreed, normalised(value));
            }
        }
        return new SlidingWindow(agreed);
    }

    public boolean isPresent() {
        return size > 0;
    }

    private static double normalised(double value) {
        return value > 0 ? value : Double.NaN;
    }
}
