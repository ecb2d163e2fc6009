package plasticity.run;

/**
 * The result of a run whose outputs are published and up to date.
 *
 * @param run its {@code run_json}
 * @param ok number of heads in the tables, at least 1
 * @param failed number of heads that failed
 * @param statusTable path of the status table
 */
public record RunResult(String run, int ok, int failed, String statusTable) {}
