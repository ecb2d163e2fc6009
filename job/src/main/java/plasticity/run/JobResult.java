package plasticity.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.messages.RunException;

/**
 * The results of a job's runs.
 *
 * @param published runs with up-to-date outputs, in their order
 * @param failures run → why it published nothing, in their order
 * @param combinedFailure why the combined table could not be written; empty if it was written or not requested
 */
public record JobResult(
        List<RunResult> published, Map<String, RunException> failures, Optional<RunException> combinedFailure) {

    JobResult(List<RunResult> published, Map<String, RunException> failures) {
        this(published, failures, Optional.empty());
    }

    /** Number of failed heads in all published outputs. */
    public int failedHeads() {
        return published.stream().mapToInt(RunResult::failed).sum();
    }
}
