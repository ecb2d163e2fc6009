package plasticity.estimates;

import java.io.Serializable;
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
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key; arrays are serialised much faster than lists
public record BucketEstimate(
        int queryBucket,
        int keyBucket,
        PairKind kind,
        int queries,
        int texts,
        int pairs,
        double[] values,
        double[] errors)
        implements Serializable {}
