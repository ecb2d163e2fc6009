/** A self-contained HTML page about a run, built from its tables. Works without network access and without scripts. */
package plasticity.plots.report;
