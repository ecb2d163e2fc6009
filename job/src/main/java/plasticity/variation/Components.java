package plasticity.variation;

import java.io.Serializable;
import plasticity.jackknife.Estimate;

/**
 * What changes the preference between two keys: the parts of an analysis of variance. Each is unbiased, so small ones may come out below 0.
 *
 * @param token D₁: the token, within a text, a bucket and a head
 * @param text D₂ − D₁: the text
 * @param position D₃ − D₂: the position
 * @param queryHead D₅ − D₃: the query head; undefined for a single head
 * @param total D₅, or D₃ for a single head
 */
public record Components(Estimate token, Estimate text, Estimate position, Estimate queryHead, Estimate total)
        implements Serializable {}
