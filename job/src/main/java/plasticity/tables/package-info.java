/** The tables that a run writes: rows, columns, and the file formats CSV and Parquet. Start at {@link plasticity.tables.TableFormat}. */
package plasticity.tables;
