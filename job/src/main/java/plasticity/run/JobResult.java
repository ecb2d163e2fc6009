package plasticity.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import plasticity.messages.RunException;

/**
 * How the runs of a job ended.
 *
 * @param published runs whose sets stand, in their order
 * @param failures run → why it published nothing, in their order
 * @param combinedFailure why the combined table of all runs could not be written; empty where it was, or none is wanted
 */
public record JobResult(
        List<RunResult> published, Map<String, RunException> failures, Optional<RunException> combinedFailure) {

    /** How runs ended of which no combined table is wanted. */
    JobResult(List<RunResult> published, Map<String, RunException> failures) {
        this(published, failures, Optional.empty());
    }

    /** Heads of all sets that failed. */
    public int failedHeads() {
        return published.stream().mapToInt(RunResult::failed).sum();
    }
}
