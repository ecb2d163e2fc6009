package plasticity.plots.model;

/**
 * A labelled tick of an axis.
 *
 * @param value in axis units
 */
public record Tick(double value, String label) {}
