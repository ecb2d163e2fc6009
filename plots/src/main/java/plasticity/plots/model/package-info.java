/** What the plots show, as validated values: aggregation, ranges, ticks, trends and colours. Nothing here draws. */
package plasticity.plots.model;
