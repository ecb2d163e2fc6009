/** Draws pairs of keys and computes bucket plasticity. Start at {@link plasticity.pairs.BucketPlasticity}. */
package plasticity.pairs;
