/** Draws models as figures, in a window or as PNG, SVG or PDF. The only place that knows JFreeChart. */
package plasticity.plots.charts;
