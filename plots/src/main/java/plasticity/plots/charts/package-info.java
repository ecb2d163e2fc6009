/** Draws axes, curves, bars, maps and legends in a window or as PNG, SVG or PDF. Only this package depends on JFreeChart. Start at {@code Figure}. */
package plasticity.plots.charts;
