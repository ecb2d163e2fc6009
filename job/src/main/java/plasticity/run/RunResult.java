package plasticity.run;

/**
 * How a run ended that published tables.
 *
 * @param ok heads that the tables hold, at least 1
 * @param failed heads that failed
 * @param statusTable where each head's state stands
 */
public record RunResult(int ok, int failed, String statusTable) {}
