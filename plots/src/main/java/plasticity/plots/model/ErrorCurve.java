package plasticity.plots.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A curve with a standard error at each point. Immutable. */
public final class ErrorCurve {
    private final Curve curve;
    private final double[] errors;

    /**
     * Creates a curve of one or more points.
     *
     * @param errors as many as the curve has points; NaN if unknown
     */
    ErrorCurve(Curve curve, double[] errors) {
        this.curve = curve;
        this.errors = errors.clone();
    }

    public Curve curve() {
        return curve;
    }

    /** The standard error at a point; NaN if it is unknown. */
    public double error(int point) {
        return errors[point];
    }

    /** Number of points without a standard error. */
    public long withoutError() {
        return Arrays.stream(errors).filter(Double::isNaN).count();
    }

    /** The limits of a band on adjacent points. */
    public record Band(Curve low, Curve high) {}

    /**
     * Returns the bands of the curve, one for each run of adjacent points with a standard error.
     *
     * @param halfWidth in standard errors
     */
    public List<Band> bands(double halfWidth) {
        List<Band> bands = new ArrayList<>();
        int start = 0;
        for (int point = 0; point <= errors.length; point++) {
            if (point == errors.length || Double.isNaN(errors[point])) {
                if (start < point) {
                    bands.add(new Band(limit(start, point, -halfWidth), limit(start, point, halfWidth)));
                }
                start = point + 1;
            }
        }
        return bands;
    }

    private Curve limit(int start, int end, double errorsAway) {
        IntToDoubleFunction limit = point -> curve.y(point) + errorsAway * errors[point];
        return new Curve(
                Arrays.copyOfRange(curve.xs(), start, end),
                IntStream.range(start, end).mapToDouble(limit).toArray());
    }
}
