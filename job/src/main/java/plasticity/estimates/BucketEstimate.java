package plasticity.estimates;

import java.io.Serializable;
import java.util.List;
import plasticity.draws.PairKind;

/**
 * Plasticity of the queries of a bucket for pairs of keys of an earlier bucket.
 *
 * @param queries number of sampled queries
 * @param texts number of their texts
 * @param pairs number of pairs used
 * @param values by {@link Estimator}; NaN where undefined
 * @param errors standard errors of the values
 */
public record BucketEstimate(
        int queryBucket,
        int keyBucket,
        PairKind kind,
        int queries,
        int texts,
        int pairs,
        List<Double> values,
        List<Double> errors)
        implements Serializable {}
