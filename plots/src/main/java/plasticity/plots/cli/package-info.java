/** {@code plasticity plot}: commands, their settings, and the files they write. The only place that ends the JVM. */
package plasticity.plots.cli;
