package plasticity.run;

/**
 * How a run ended whose set stands.
 *
 * @param run its name among others
 * @param ok heads that the tables hold, at least 1
 * @param failed heads that failed
 * @param statusTable where each head's state stands
 */
public record RunResult(String run, int ok, int failed, String statusTable) {}
