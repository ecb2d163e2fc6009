/**
 * Fixtures that the tests of several packages share: dumps that are written, copied, damaged and read. The entry points are {@link
 * plasticity.testing.Project} for files of the repository, {@link plasticity.testing.SampleHeads} for copies of real heads and {@link
 * plasticity.testing.TestDump} for small dumps.
 */
package plasticity.testing;
