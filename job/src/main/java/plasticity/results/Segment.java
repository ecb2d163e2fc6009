package plasticity.results;

/**
 * A segment of the store that this program may delete.
 *
 * @param bytes its length
 */
record Segment(String name, long bytes) {}
