package plasticity.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import plasticity.heads.GroupedQueryLayout;

/**
 * What {@link HeadPartSource} is to read, as options of Spark's reader.
 *
 * @param path the directory in which the head directories lie ({@code load(path)})
 * @param layout {@code num_layers}, {@code num_q_heads}, {@code num_k_heads}
 * @param maxTokensPerHead {@code max_tokens_per_head}
 * @param seed {@code seed} of the draw of kept rows
 * @param unit {@code unit}: {@code auto}, {@code key_head} or {@code query_head}
 * @param room {@code executor_memory} in bytes and {@code executor_tasks}; a read that needs more is refused; unlimited when left out
 */
public record DumpOptions(
        String path, GroupedQueryLayout layout, int maxTokensPerHead, long seed, UnitSize unit, ExecutorRoom room) {
    private static final String PATH = "path";
    private static final String LAYERS = "num_layers";
    private static final String QUERY_HEADS = "num_q_heads";
    private static final String KEY_HEADS = "num_k_heads";
    private static final String CAP = "max_tokens_per_head";
    private static final String SEED = "seed";
    private static final String UNIT = "unit";
    private static final String EXECUTOR_MEMORY = "executor_memory";
    private static final String EXECUTOR_TASKS = "executor_tasks";
    private static final long DEFAULT_CAP = 50_000L;

    /** @throws IllegalArgumentException naming the option that is missing or wrong */
    static DumpOptions of(CaseInsensitiveStringMap options) {
        GroupedQueryLayout layout = new GroupedQueryLayout(
                count(options, LAYERS, null), count(options, QUERY_HEADS, null), count(options, KEY_HEADS, null));
        int cap = count(options, CAP, DEFAULT_CAP);
        String path = options.get(PATH);
        if (path == null) {
            throw new IllegalArgumentException("option path is missing: load(DIRECTORY)");
        }
        return new DumpOptions(
                path,
                layout,
                cap,
                number(options, SEED, 0L),
                UnitSize.of(options.getOrDefault(UNIT, "auto")),
                new ExecutorRoom(
                        number(options, EXECUTOR_MEMORY, ExecutorRoom.UNKNOWN.bytes()),
                        count(options, EXECUTOR_TASKS, (long) ExecutorRoom.UNKNOWN.tasks())));
    }

    /** The same as options for Spark's reader. */
    public Map<String, String> asMap() {
        Map<String, String> map = new HashMap<>();
        map.put(PATH, path);
        map.put(LAYERS, Integer.toString(layout.layers()));
        map.put(QUERY_HEADS, Integer.toString(layout.queryHeads()));
        map.put(KEY_HEADS, Integer.toString(layout.keyHeads()));
        map.put(CAP, Integer.toString(maxTokensPerHead));
        map.put(SEED, Long.toString(seed));
        map.put(UNIT, unit.optionValue());
        map.put(EXECUTOR_MEMORY, Long.toString(room.bytes()));
        map.put(EXECUTOR_TASKS, Integer.toString(room.tasks()));
        return map;
    }

    private static int count(CaseInsensitiveStringMap options, String name, Long otherwise) {
        long count = number(options, name, otherwise);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "option " + name + ": found " + count + ", 1 … " + Integer.MAX_VALUE + " is expected");
        }
        return (int) count;
    }

    private static long number(CaseInsensitiveStringMap options, String name, Long otherwise) {
        String text = options.get(name);
        if (text == null && otherwise != null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + name + ": found " + (text == null ? "nothing" : "\"" + text + "\"")
                            + ", a whole number is expected",
                    e);
        }
    }
}
