package plasticity.input;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.config.AnalysisConfig;
import plasticity.messages.RunException;

/**
 * The runs of a job, each of one model.
 *
 * @param runs in their order; no two write the same file
 * @param failures {@code run_json} of what was listed with wildcards → why it stands for no run, in their order
 */
public record ExpandedRuns(List<AnalysisConfig> runs, Map<String, RunException> failures) {

    /** {@code run_json} of all, those first that came to nothing. */
    public List<String> names() {
        return Stream.concat(failures.keySet().stream(), runs.stream().map(AnalysisConfig::runJson))
                .toList();
    }

    /** @throws RunException the first failure, where there is one */
    public List<AnalysisConfig> all() throws RunException {
        for (RunException failure : failures.values()) {
            throw failure;
        }
        return runs;
    }
}
