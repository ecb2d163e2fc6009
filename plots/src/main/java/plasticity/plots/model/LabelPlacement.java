package plasticity.plots.model;

import java.util.Arrays;

/** Places labels along a line without overlap, each as close as possible to its wanted position. */
public final class LabelPlacement {
    private LabelPlacement() {}

    /** The maximum number of labels on a line. */
    public static int capacity(double length, double gap) {
        return 1 + (int) Math.max(0, Math.floor(length / gap));
    }

    /**
     * Separates labels within bounds, minimising the sum of squared moves: isotonic regression of the positions minus the cumulated gaps.
     *
     * @param wanted in ascending order, at most {@link #capacity} of them
     * @param gap minimum distance between the centres of adjacent labels
     * @return the positions, in ascending order
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
