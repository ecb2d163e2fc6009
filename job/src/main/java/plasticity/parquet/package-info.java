/** Decodes Parquet pages into numbers and vectors; knows neither heads nor Spark. Start at {@link plasticity.parquet.VectorColumn} and {@link plasticity.parquet.NumberColumn}. */
package plasticity.parquet;
