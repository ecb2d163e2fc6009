package plasticity.estimates;

import plasticity.draws.PairKind;

/** The metrics of a head that have replicates and standard errors, in the order of the table {@code head_estimates}. */
public enum HeadMetric {
    NEAR_LINEAR,
    NEAR_LINEAR_FULL,
    NEAR_GAUSSIAN,
    NEAR_EMPIRICAL,
    NEAR_MODEL_GAP,
    NEAR_TOKEN,
    NEAR_TEXT,
    NEAR_POSITION,
    NEAR_TOTAL,
    FAR_LINEAR,
    FAR_LINEAR_FULL,
    FAR_GAUSSIAN,
    FAR_EMPIRICAL,
    FAR_MODEL_GAP,
    FAR_TOKEN,
    FAR_TEXT,
    FAR_POSITION,
    FAR_TOTAL,
    AP_FIRST20,
    AP_LAST20,
    AP_DROP,
    AP_LINEAR_FIRST20,
    AP_LINEAR_LAST20,
    AP_LINEAR_DROP,
    Q_ETA2_BUCKET,
    Q_R2_POS;

    /** The metric of pairs of a kind that corresponds to one of near pairs. */
    HeadMetric of(PairKind kind) {
        return valueOf(kind.name() + name().substring(PairKind.NEAR.name().length()));
    }
}
