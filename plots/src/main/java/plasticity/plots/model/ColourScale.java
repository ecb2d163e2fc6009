package plasticity.plots.model;

import java.util.OptionalDouble;

/** Maps values to colours. */
public record ColourScale(ColourMap map, Range range) {
    /** The colour of a finite value, as {@code 0xRRGGBB}. */
    public int colour(double value) {
        return map.colour((value - range.low()) / range.length());
    }

    /**
     * A scale from the minimum to the maximum of the values, unless bounds are given.
     *
     * @throws PlotException if the lower bound is not less than the upper bound
     */
    public static ColourScale over(double[] values, ColourMap map, OptionalDouble low, OptionalDouble high)
            throws PlotException {
        Range data = Range.of(values);
        double min = low.orElse(data.low());
        double max = high.orElse(data.high());
        if (!(min < max)) {
            throw new PlotException("vmin: " + min + " is not less than vmax (" + max + ")");
        }
        return new ColourScale(map, new Range(min, max));
    }

    /** A scale symmetric about zero, up to the largest magnitude of the bounds, or of the values if no bound is given. */
    public static ColourScale aroundZero(double[] values, ColourMap map, OptionalDouble low, OptionalDouble high) {
        boolean isGiven = low.isPresent() || high.isPresent();
        return new ColourScale(
                map, isGiven ? Range.aroundZero(low.orElse(0), high.orElse(0)) : Range.aroundZero(values));
    }
}
