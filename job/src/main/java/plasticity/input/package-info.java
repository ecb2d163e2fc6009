/** Finds the dump of a run: local directory, URI, Hub download, wildcards. Start at {@link plasticity.input.DumpResolver}. */
package plasticity.input;
