package plasticity.plots.model;

import java.util.OptionalDouble;

/** Values as colours. */
public record ColourScale(ColourMap map, Range range) {
    /** The colour of a finite value, as {@code 0xRRGGBB}. */
    public int colour(double value) {
        return map.colour((value - range.low()) / range.length());
    }

    /**
     * From the least to the largest value, where no bound is given.
     *
     * @throws PlotException when the lower bound is not below the upper one
     */
    public static ColourScale over(double[] values, ColourMap map, OptionalDouble low, OptionalDouble high)
            throws PlotException {
        Range data = Range.of(values);
        double least = low.orElse(data.low());
        double most = high.orElse(data.high());
        if (!(least < most)) {
            throw new PlotException("vmin: " + least + " is not below vmax, which is " + most);
        }
        return new ColourScale(map, new Range(least, most));
    }

    /** Symmetric about zero: as far as the values go, or as the bounds where any is given. */
    public static ColourScale aroundZero(double[] values, ColourMap map, OptionalDouble low, OptionalDouble high) {
        boolean isGiven = low.isPresent() || high.isPresent();
        return new ColourScale(
                map, isGiven ? Range.aroundZero(low.orElse(0), high.orElse(0)) : Range.aroundZero(values));
    }
}
