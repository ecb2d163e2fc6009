/** The queries and keys of one head, read from a dump on the local disk, and their plane of drift and separation. Start at {@code HeadPlane}. */
package plasticity.plots.vectors;
