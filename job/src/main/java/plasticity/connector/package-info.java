/** The Spark data source {@code plasticity} for Python, SQL and Java: tokens of a dump, or the analysis, as a table. Start at {@link plasticity.connector.PlasticitySource}. */
package plasticity.connector;
