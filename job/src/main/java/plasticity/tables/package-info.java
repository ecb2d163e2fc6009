/**
 * The tables that a run writes: their columns, each defined once, rows, and the formats CSV, Parquet and JSON. Start at {@link
 * plasticity.tables.Table} and a definition such as {@link plasticity.tables.HeadMetrics}.
 */
package plasticity.tables;
