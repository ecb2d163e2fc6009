/** The data of the plots: tables, aggregation, ranges, ticks, trends and colours. Does not draw. */
package plasticity.plots.model;
