package plasticity.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plasticity.analysis.AnalysisSettings;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.SlidingWindowUnit;
import plasticity.plan.DumpOptions;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkUnit;
import plasticity.tasks.HeadTables;
import plasticity.tasks.UnitReader;
import plasticity.tokens.SamplingOptions;

/** Two key heads and three query heads, the first two of which share the first key head; analysed in this thread, without Spark. */
public record SmallDump(TestDump files) {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(1, 4, 2);
    private static final AnalysisSettings SETTINGS = new AnalysisSettings(4, 0.01, 0, 16, SlidingWindowUnit.TOKENS);
    private static final List<String> HEADS = List.of("l00h00k", "l00h01k", "l00h00q", "l00h01q", "l00h02q");

    /** @param rows of each head */
    public static SmallDump write(Path root, HeadFile layout, List<DumpRow> rows) throws IOException {
        for (String head : HEADS) {
            layout.write(root.resolve(head).resolve("data.parquet"), rows);
        }
        return new SmallDump(new TestDump(root));
    }

    public Path file(String head) {
        return files.root().resolve(head).resolve("data.parquet");
    }

    /** The results of a run, including planning and memory limits. */
    public Map<HeadId, HeadTables> analyse() throws DumpException {
        DumpOptions options = new DumpOptions(
                files.root().toString(),
                LAYOUT,
                new SamplingOptions(1000, SETTINGS.seed()),
                UnitSize.KEY_HEAD,
                new ExecutorMemory(256 << 20, 1));
        Map<HeadId, HeadTables> heads = new TreeMap<>();
        DumpPlan plan = DumpPlan.of(options, query -> true, ReadHead.HADOOP, 1).within(options.memory());
        for (WorkUnit unit : plan.units()) {
            try (UnitReader reader = new UnitReader(unit, options.sampling(), ReadHead.HADOOP)) {
                HeadTables.of(reader, SETTINGS).forEach(head -> heads.put(head.head(), head));
            }
        }
        return heads;
    }

    /** The query heads that depend on a head's file. */
    public static List<Integer> served(String head) {
        return switch (head) {
            case "l00h00k" -> List.of(0, 1);
            case "l00h01k", "l00h02q" -> List.of(2);
            case "l00h00q" -> List.of(0);
            case "l00h01q" -> List.of(1);
            default -> throw new IllegalArgumentException(head);
        };
    }

    public static List<String> heads() {
        return new ArrayList<>(HEADS);
    }
}
