/** Compares the tables of finished runs: differences with standard errors, tests, and trajectories. Reads tables only; knows neither dumps nor Spark. */
package plasticity.comparison;
