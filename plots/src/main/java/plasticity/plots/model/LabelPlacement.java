package plasticity.plots.model;

import java.util.Arrays;

/** Places of labels along a line: each as near to where it is wanted as the others let it. */
public final class LabelPlacement {
    private LabelPlacement() {}

    /** How many labels a line takes. */
    public static int capacity(double length, double gap) {
        return 1 + (int) Math.max(0, Math.floor(length / gap));
    }

    /**
     * Moves positions apart in their order and into bounds, the sum of the squared moves being the least: isotonic regression of what remains of the
     * positions when the gaps before them are taken out.
     *
     * @param wanted rising, at most {@link #capacity} of them
     * @param gap between a label's middle and the next one's, at least
     * @param low the lowest position there is
     * @param high the highest one
     * @return rising, as many
     */
    public static double[] of(double[] wanted, double gap, double low, double high) {
        if (wanted.length > capacity(high - low, gap)) {
            throw new IllegalArgumentException(wanted.length + " labels do not fit into " + (high - low));
        }
        double[] means = new double[wanted.length];
        int[] sizes = new int[wanted.length];
        int blocks = 0;
        for (int i = 0; i < wanted.length; i++) {
            means[blocks] = wanted[i] - i * gap;
            sizes[blocks++] = 1;
            while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
                int size = sizes[blocks - 2] + sizes[blocks - 1];
                means[blocks - 2] =
                        (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1]) / size;
                sizes[blocks - 2] = size;
                blocks--;
            }
        }
        double highest = high - (wanted.length - 1) * gap;
        double[] positions = new double[wanted.length];
        int next = 0;
        for (int block = 0; block < blocks; block++) {
            double position = Math.max(low, Math.min(means[block], highest));
            Arrays.fill(positions, next, next + sizes[block], position);
            next += sizes[block];
        }
        for (int i = 0; i < positions.length; i++) {
            positions[i] += i * gap;
        }
        return positions;
    }
}
