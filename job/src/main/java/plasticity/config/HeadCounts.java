package plasticity.config;

import java.util.List;
import java.util.Map;

/** How many heads a layer has: every key head serves the same number of query heads. */
public final class HeadCounts {
    private HeadCounts() {}

    /**
     * What is wrong with the numbers of heads as long as both are known.
     *
     * @param values of {@link Setting}s, as they were bound
     */
    public static List<ConfigProblem> problems(Map<? extends Bindable, Object> values) {
        Object queries = values.get(Setting.NUM_Q_HEADS);
        Object keys = values.get(Setting.NUM_K_HEADS);
        return queries instanceof Integer q && keys instanceof Integer k && q % k != 0
                ? List.of(new ConfigProblem(
                        Binder.SETTINGS,
                        "num_q_heads: found " + q + ", allowed is a multiple of num_k_heads, which is " + k))
                : List.of();
    }
}
