/** Caches the results of heads between runs, with fingerprints of everything that they depend on. Start at {@link plasticity.results.ResultStore}. */
package plasticity.results;
