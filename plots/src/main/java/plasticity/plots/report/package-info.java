/** One page about a run, from its tables: what was run, key figures, maps, plots, every head. Needs no network and works without scripts. */
package plasticity.plots.report;
