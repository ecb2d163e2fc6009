/** The command line: commands, flags, exit states. The only place that ends the JVM. */
package plasticity.cli;
