package plasticity.console;

import java.io.PrintStream;

/**
 * Where a run speaks.
 *
 * @param out takes the summary
 * @param err takes progress and failures
 * @param isTerminal whether a person watches {@code err}
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {}
