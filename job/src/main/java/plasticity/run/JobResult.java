package plasticity.run;

import java.util.List;
import java.util.Map;

/**
 * How the runs of a job ended.
 *
 * @param published runs whose sets stand, in their order
 * @param failures run → why it published nothing, in their order
 */
public record JobResult(List<RunResult> published, Map<String, RunException> failures) {

    /** Heads of all sets that failed. */
    public int failedHeads() {
        return published.stream().mapToInt(RunResult::failed).sum();
    }
}
