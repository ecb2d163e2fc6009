/** The plots: one class each, with its settings, the tables that it reads, and its figure. Start at {@code Plot}. */
package plasticity.plots.figures;
