/** Findings about a run: sentences that answer a question, generated from the tables of estimates. Knows nothing of HTML. */
package plasticity.plots.report.findings;
