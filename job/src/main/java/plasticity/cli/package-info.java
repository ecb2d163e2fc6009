/** The command line: commands, flags, exit statuses. The only package that ends the JVM; start at {@link plasticity.cli.Main}. */
package plasticity.cli;
