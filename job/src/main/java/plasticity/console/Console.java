package plasticity.console;

import java.io.PrintStream;

/**
 * The console of a run.
 *
 * @param out summary
 * @param err progress and errors
 * @param isTerminal whether {@code err} is an interactive terminal
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {}
