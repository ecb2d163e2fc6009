/** Draws figures in a window or as PNG, SVG or PDF. Only this package depends on JFreeChart. */
package plasticity.plots.charts;
