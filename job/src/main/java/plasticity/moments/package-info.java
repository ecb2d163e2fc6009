/** Sums over the kept queries of a head by bucket and group of texts, from which every regression without a group follows. Start at {@link plasticity.moments.QueryMoments}. */
package plasticity.moments;
