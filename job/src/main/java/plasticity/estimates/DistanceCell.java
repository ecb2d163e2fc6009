package plasticity.estimates;

import java.io.Serializable;

/**
 * Plasticity of pairs of keys by their distance from each other and from the queries.
 *
 * @param keyDistance lower edge of the distance between the two keys, in tokens
 * @param queryDistance lower edge of the distance of the queries' mean position from the middle of the pair; 0 if that is later
 * @param width of the cell, in tokens
 * @param pairs number of (pair, query bucket) in the cell
 * @param weight sum of their weights: number of available pairs per used pair
 * @param linear weighted mean of {@code ap_linear}
 * @param empirical weighted mean of {@code ap_empirical}
 */
public record DistanceCell(
        double keyDistance,
        double queryDistance,
        double width,
        long pairs,
        double weight,
        double linear,
        double empirical)
        implements Serializable {}
