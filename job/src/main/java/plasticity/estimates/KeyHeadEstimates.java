package plasticity.estimates;

import java.io.Serializable;
import java.util.Map;
import plasticity.draws.PairKind;
import plasticity.variation.Components;

/**
 * What changes the preference between two keys of a key head, over all its query heads.
 *
 * @param queryHeads number of analysed query heads
 * @param texts number of texts of the kept keys and of the kept queries of these heads
 * @param components by kind of pairs; without query heads that have pairs of a kind, all are undefined
 */
public record KeyHeadEstimates(int queryHeads, int texts, Map<PairKind, Components> components)
        implements Serializable {}
