/** Writes the tables and their manifest, and verifies them later. Start at {@link plasticity.publish.Publication}. */
package plasticity.publish;
