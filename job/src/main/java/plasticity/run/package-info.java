/** Orchestrates an analysis from configuration to published tables, incremental reruns included. Start at {@link plasticity.run.AnalysisJob}. */
package plasticity.run;
