package plasticity.estimates;

import java.io.Serializable;

/**
 * Plasticity of the queries of a bucket over all earlier pairs of keys, weighted by the number of pairs.
 *
 * @param position mean position of the kept queries, in tokens
 * @param queries number of kept queries
 * @param linear value of {@code ap_linear} and its standard error; NaN where undefined
 * @param empirical of {@code ap_empirical}
 */
public record ProfilePoint(
        int queryBucket,
        double position,
        int queries,
        double linear,
        double empirical,
        double linearError,
        double empiricalError)
        implements Serializable {}
