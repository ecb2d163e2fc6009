package plasticity.heads;

/**
 * How far back a query head attends, in the unit that its dump means (see {@link SlidingWindowUnit}).
 *
 * @param size positive, or NaN when the head has no window and sees every earlier key
 */
public record SlidingWindow(double size) {
    /** A head that sees every earlier key. */
    public static final SlidingWindow NONE = new SlidingWindow(Double.NaN);

    /**
     * The window that a head's tokens agree on. A token's value that is missing (NaN), zero or negative says that there is no window.
     *
     * @param perToken a value a token, NaN where the cell is null
     * @throws MixedSlidingWindowException when the tokens disagree, a missing value beside a number included
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
