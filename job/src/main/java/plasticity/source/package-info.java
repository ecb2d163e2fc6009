/**
 * From a dump's directories to blocks of tokens: the catalogue of captured heads, the plan of work units, the decoding of their Parquet files,
 * and the Spark data source {@code plasticity} that serves one partition a work unit.
 */
package plasticity.source;
