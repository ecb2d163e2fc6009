package plasticity.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import plasticity.messages.RunException;

/** How long the stages of a run took. */
final class StageTimes {
    private final Map<String, Double> seconds = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Something that may fail. */
    interface Work<T> {
        T done() throws RunException;
    }

    /** Does the work of a stage and adds its time. */
    <T> T of(String stage, Work<T> work) throws RunException {
        long start = System.nanoTime();
        try {
            return work.done();
        } finally {
            add(stage, System.nanoTime() - start);
        }
    }

    void add(String stage, long nanos) {
        seconds.merge(stage, Math.round(nanos / 1e6) / 1e3, Double::sum);
    }

    /** Stage → seconds, in the order of the stages. */
    Map<String, Double> seconds() {
        return new LinkedHashMap<>(seconds);
    }
}
