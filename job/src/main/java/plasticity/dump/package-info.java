/** Lists a dump: directories of heads, their files, and the state of the files; opens no file. Start at {@link plasticity.dump.Catalog}. */
package plasticity.dump;
