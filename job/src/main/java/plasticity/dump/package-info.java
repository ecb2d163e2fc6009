/** Lists a dump: head directories, their files and fingerprints; opens no file. Start at {@link plasticity.dump.Catalog}. */
package plasticity.dump;
