/** Draws the samples of queries and keys for the estimates, and lists the pairs of sampled keys. Start at {@link plasticity.draws.SampledKeys}. */
package plasticity.draws;
