package plasticity.tokens;

import java.io.Serializable;
import plasticity.estimates.EstimateSettings;

/**
 * Which rows of a head are kept, and which of these the estimates use.
 *
 * @param maxTokensPerHead at least 1
 * @param seed of the draw if the head has more rows
 * @param estimates settings of the estimates; null without estimates
 */
public record SamplingOptions(int maxTokensPerHead, long seed, EstimateSettings estimates) implements Serializable {
    /** Without estimates. */
    public SamplingOptions(int maxTokensPerHead, long seed) {
        this(maxTokensPerHead, seed, null);
    }

    /** Whether there are estimates; only they need the texts of queries. */
    public boolean hasEstimates() {
        return estimates != null;
    }
}
