/** Finds the dump of a run: local directory, URI, Hub download, wildcards. Start at {@link plasticity.input.DumpSearch}. */
package plasticity.input;
