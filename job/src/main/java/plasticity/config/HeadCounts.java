package plasticity.config;

import java.util.List;
import java.util.Map;

/** Validates the numbers of heads per layer: all key heads serve the same number of query heads. */
public final class HeadCounts {
    private HeadCounts() {}

    /**
     * The problems of the numbers of heads; none unless both are set.
     *
     * @param values bound values of {@link Setting}s
     */
    public static List<ConfigProblem> problems(Map<? extends Bindable, Object> values) {
        Object queries = values.get(Setting.NUM_Q_HEADS);
        Object keys = values.get(Setting.NUM_K_HEADS);
        return queries instanceof Integer q && keys instanceof Integer k && q % k != 0
                ? List.of(new ConfigProblem(
                        Binder.SETTINGS,
                        "num_q_heads: invalid value " + q + ": expected a multiple of num_k_heads (" + k + ")"))
                : List.of();
    }
}
