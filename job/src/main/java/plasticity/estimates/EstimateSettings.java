package plasticity.estimates;

import java.io.Serializable;
import plasticity.draws.SampleSizes;

/**
 * The settings of the estimates.
 *
 * @param sizes of the samples
 * @param groups maximum number of groups of texts for the jackknife, at least 2
 * @param distanceBin width of the cells of distances, in tokens; NaN for a width that depends on the largest position
 * @param maxQueryBuckets estimates by bucket pair are returned for heads with at most this many query buckets; 0 for none
 */
public record EstimateSettings(SampleSizes sizes, int groups, double distanceBin, int maxQueryBuckets)
        implements Serializable {
    /** The {@link #maxQueryBuckets} that bounds the table of estimates by bucket pair, which grows with the square of the buckets. */
    public static final int AUTO_QUERY_BUCKETS = 64;
}
