/** {@code plasticity plot} and {@code plasticity report}: commands, settings and output files. Only this package ends the JVM. */
package plasticity.plots.cli;
