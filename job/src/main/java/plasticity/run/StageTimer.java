package plasticity.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import plasticity.messages.RunException;

/** Measures how long the stages of a run take. */
final class StageTimer {
    private final Map<String, Double> seconds = Collections.synchronizedMap(new LinkedHashMap<>());

    interface Work<T> {
        T run() throws RunException;
    }

    /** Runs the work of a stage and adds its duration. */
    <T> T time(String stage, Work<T> work) throws RunException {
        long start = System.nanoTime();
        try {
            return work.run();
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
