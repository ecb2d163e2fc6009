package plasticity.tokens;

import java.io.Serializable;

/**
 * Which rows of a table are kept.
 *
 * @param maxTokensPerHead at least 1
 * @param seed of the draw for a table with more rows
 */
public record SamplingOptions(int maxTokensPerHead, long seed) implements Serializable {}
