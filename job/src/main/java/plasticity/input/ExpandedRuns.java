package plasticity.input;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.messages.RunException;

/**
 * The runs of a job after the expansion of wildcards, each of one model.
 *
 * @param runs in their order, no two of which write the same file
 * @param failures {@code run_json} of a configuration with wildcards → why it could not be expanded, in their order
 */
public record ExpandedRuns(List<AnalysisConfig> runs, Map<String, RunException> failures) {

    /** {@code run_json} of all runs; failures come first. */
    public List<String> names() {
        return Stream.concat(failures.keySet().stream(), runs.stream().map(AnalysisConfig::runJson))
                .toList();
    }

    /** @throws RunException the first failure, if there is one */
    public List<AnalysisConfig> runsOrThrow() throws RunException {
        for (RunException failure : failures.values()) {
            throw failure;
        }
        return runs;
    }
}
