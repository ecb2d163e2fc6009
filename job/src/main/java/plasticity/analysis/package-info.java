/** Analyses one head by applying the kernels in order. Start at {@link plasticity.analysis.HeadAnalysis}. */
package plasticity.analysis;
