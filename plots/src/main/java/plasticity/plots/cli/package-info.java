/** {@code plasticity plot} and {@code plasticity report}: commands and output files. Only this package ends the JVM. */
package plasticity.plots.cli;
