package plasticity.analysis;

import java.io.Serializable;
import plasticity.heads.SlidingWindowUnit;

/**
 * The settings of the kernels, which compute a head's metrics from its kept tokens.
 *
 * @param normalityMaxDims at most so many noise components take the Kolmogorov–Smirnov test; at least 1
 * @param pAlpha significance level of that test, in [0, 1]
 * @param seed of every random draw, 0 or more
 * @param pairsPerBucket at most so many key pairs are drawn for a pair of buckets; at least 1
 * @param windowUnit what a dump's sliding window counts
 */
public record AnalysisSettings(
        int normalityMaxDims, double pAlpha, long seed, int pairsPerBucket, SlidingWindowUnit windowUnit)
        implements Serializable {}
