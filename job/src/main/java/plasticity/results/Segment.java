package plasticity.results;

/**
 * A segment of the store that is ours to delete.
 *
 * @param bytes its length
 */
record Segment(String name, long bytes) {}
