/** The Spark data source {@code plasticity}, for Python, SQL and Java: a dump's tokens, or the analysis itself, as a table. */
package plasticity.connector;
