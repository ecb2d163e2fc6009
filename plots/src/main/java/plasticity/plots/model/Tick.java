package plasticity.plots.model;

/**
 * A place on an axis that is named.
 *
 * @param value in the axis's unit
 */
public record Tick(double value, String label) {}
