package plasticity.tokens;

import java.io.Serializable;

/**
 * Which rows of a head are kept.
 *
 * @param maxTokensPerHead at least 1
 * @param seed of the draw if the head has more rows
 */
public record SamplingOptions(int maxTokensPerHead, long seed) implements Serializable {}
