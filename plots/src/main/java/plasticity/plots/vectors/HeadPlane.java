package plasticity.plots.vectors;

import java.util.Arrays;
import plasticity.geometry.DriftPlane;
import plasticity.geometry.Scatter;
import plasticity.plots.model.PlotException;
import plasticity.plots.model.Range;
import plasticity.sample.DrawnRows;

/**
 * A head's queries and keys, projected on the directions of drift and separation. The orientation of the analysis, which reflects components, does
 * not change these projections, so it is not applied.
 *
 * @param queries a sample of the kept queries
 * @param keys a sample of the kept keys
 * @param queryPositionR correlation with position of all kept queries along the drift; NaN if undefined
 * @param keyPositionR the same of the keys
 */
public record HeadPlane(Points queries, Points keys, double queryPositionR, double keyPositionR) {
    /** Points of each kind. */
    private static final int MOST_POINTS = 1500;

    /**
     * Projections.
     *
     * @param positions in tokens
     * @param drift coordinate of each vector along the drift
     * @param separation the same along the separation
     * @param of number of vectors from which they were drawn
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier: never compared, never a key
    public record Points(double[] positions, double[] drift, double[] separation, int of) {
        private static Points of(HeadVectors head, DriftPlane plane, long seed) {
            int[] rows = sample(head.positions().length, seed);
            return new Points(
                    Arrays.stream(rows)
                            .mapToDouble(row -> head.positions()[row])
                            .toArray(),
                    project(head, rows, plane.drift()),
                    project(head, rows, plane.separation()),
                    head.positions().length);
        }

        private static double[] project(HeadVectors head, int[] rows, double[] direction) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> Scatter.dot(head.vectors()[row], direction))
                    .toArray();
        }

        private static int[] sample(int rows, long seed) {
            DrawnRows drawn = DrawnRows.of(rows, MOST_POINTS, seed);
            int[] sampled = new int[drawn.size()];
            DrawnRows.Cursor cursor = drawn.cursor();
            for (int row = 0; row < rows; row++) {
                int slot = cursor.nextSlot();
                if (slot >= 0) {
                    sampled[slot] = row;
                }
            }
            return sampled;
        }
    }

    /**
     * Computes the plane of all vectors, and samples them.
     *
     * @param seed of the samples
     * @throws PlotException if a direction is undefined, or queries and keys differ in their number of components
     */
    public static HeadPlane of(HeadVectors queries, HeadVectors keys, long seed) throws PlotException {
        if (queries.vectors()[0].length != keys.vectors()[0].length) {
            throw new PlotException("dump: the queries have " + queries.vectors()[0].length + " components, the keys "
                    + keys.vectors()[0].length);
        }
        Scatter ofQueries = Scatter.of(queries.positions(), queries.vectors());
        Scatter ofKeys = Scatter.of(keys.positions(), keys.vectors());
        DriftPlane plane = DriftPlane.of(ofQueries, ofKeys);
        if (plane.separation() == null) {
            throw new PlotException(
                    plane.drift() == null
                            ? "the direction of drift is undefined: queries and keys do not vary with position"
                            : "the direction of separation is undefined: mean query and mean key differ only along the"
                                    + " drift");
        }
        return new HeadPlane(
                Points.of(queries, plane, seed),
                Points.of(keys, plane, seed),
                ofQueries.correlation(plane.drift()),
                ofKeys.correlation(plane.drift()));
    }

    /** Range of positions. */
    public Range positions() {
        return range(queries.positions, keys.positions);
    }

    /** Range along the drift, with margins. */
    public Range driftRange() {
        return range(queries.drift, keys.drift).withMargin();
    }

    /** Range along the separation, with margins. */
    public Range separationRange() {
        return range(queries.separation, keys.separation).withMargin();
    }

    private static Range range(double[] ofQueries, double[] ofKeys) {
        double[] both = Arrays.copyOf(ofQueries, ofQueries.length + ofKeys.length);
        System.arraycopy(ofKeys, 0, both, ofQueries.length, ofKeys.length);
        return Range.of(both);
    }
}
