package plasticity.input;

import java.util.List;
import java.util.Locale;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputTable;
import plasticity.hub.HubFile;
import plasticity.hub.Snapshot;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;
import plasticity.plan.TaskMemory;

/** Formats a plan for {@code --explain}. */
public final class PlanText {
    private static final double MIB = 1 << 20;

    private PlanText() {}

    /** Heads, units, bytes and memory of a plan, and the sizes of the tables. */
    public static String of(DumpPlan plan, ExecutorMemory memory, AnalysisConfig config) {
        int tasks = Math.min(memory.tasks(), plan.size());
        return line("heads", "%d query heads, %d key heads", plan.queryHeads(), plan.keyHeads())
                + (plan.unreadable() == 0 ? "" : line("", "%d of the query heads cannot be read", plan.unreadable()))
                + line("units", "%d", plan.size())
                + line("largest unit", "%s", plan.largest())
                + line("bytes to read", "%.1f MiB", plan.bytes() / MIB)
                + line("concurrent tasks", "%d in one JVM", tasks)
                + line(
                        "memory per task",
                        "up to %.0f MiB, %.0f MiB for all concurrent tasks, of %.0f MiB available",
                        Math.ceil(plan.taskMemory() / MIB),
                        Math.ceil(plan.taskMemory() * (double) tasks / MIB),
                        Math.floor(memory.bytes() / MIB))
                + (plan.sampling().hasEstimates()
                        ? line("", "assuming at most %d buckets per head", TaskMemory.MOST_BUCKETS)
                        : "")
                + tables(new TableSizes(plan, config), config.tables());
    }

    private static String tables(TableSizes sizes, List<OutputTable> tables) {
        StringBuilder text = new StringBuilder();
        for (OutputTable table : tables) {
            text.append(
                    line(text.isEmpty() ? "tables" : "", "%s: %s", table.table().name(), sizes.of(table)));
        }
        return text.toString();
    }

    /** What an analysis would download. */
    static String ofDownload(Snapshot outline) {
        long bytes = outline.missing().stream().mapToLong(HubFile::size).sum();
        return line(
                        "dataset",
                        "%s at %s, commit %s",
                        outline.commit().name(),
                        outline.commit().revision(),
                        outline.commit().commit())
                + line(
                        "to download",
                        "%d of %d files, %.1f MiB",
                        outline.missing().size(),
                        outline.files().size(),
                        bytes / MIB);
    }

    private static String line(String name, String format, Object... values) {
        return String.format(Locale.ROOT, "%-17s", name)
                + String.format(Locale.ROOT, format, values)
                + "%n".formatted();
    }
}
