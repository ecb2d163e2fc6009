package plasticity.estimates;

import java.io.Serializable;
import plasticity.draws.SampleSizes;

/**
 * The settings of the estimates.
 *
 * @param sizes of the samples
 * @param groups maximum number of groups of texts for the jackknife, at least 2
 * @param distanceBin width of the cells of distances, in tokens; NaN for a width that depends on the largest position
 * @param hasBuckets whether to return the estimates by bucket pair
 */
public record EstimateSettings(SampleSizes sizes, int groups, double distanceBin, boolean hasBuckets)
        implements Serializable {}
