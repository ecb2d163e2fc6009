/** Analyses one head: the only package that knows the order of the steps. Start at {@link plasticity.analysis.HeadAnalysis}. */
package plasticity.analysis;
