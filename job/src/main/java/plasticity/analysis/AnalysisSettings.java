package plasticity.analysis;

import java.io.Serializable;
import java.util.Optional;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.SlidingWindowUnit;

/**
 * The settings of the kernels, which compute a head's metrics from its kept tokens.
 *
 * @param normalityMaxDims maximum number of noise components tested for normality (Kolmogorov–Smirnov); at least 1
 * @param pAlpha significance level of that test, in [0, 1]
 * @param seed of every random draw, 0 or more
 * @param pairsPerBucket maximum number of key pairs drawn per pair of buckets; at least 1
 * @param windowUnit unit of the dump's sliding window
 * @param estimateSettings of the estimates; null without estimates
 */
public record AnalysisSettings(
        int normalityMaxDims,
        double pAlpha,
        long seed,
        int pairsPerBucket,
        SlidingWindowUnit windowUnit,
        EstimateSettings estimateSettings)
        implements Serializable {

    /** Settings without estimates. */
    public AnalysisSettings(
            int normalityMaxDims, double pAlpha, long seed, int pairsPerBucket, SlidingWindowUnit windowUnit) {
        this(normalityMaxDims, pAlpha, seed, pairsPerBucket, windowUnit, null);
    }

    /** The settings of the estimates; empty without estimates. */
    public Optional<EstimateSettings> estimates() {
        return Optional.ofNullable(estimateSettings);
    }
}
