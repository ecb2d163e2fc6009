package plasticity.input;

import java.util.Locale;
import plasticity.hub.HubFile;
import plasticity.hub.Snapshot;
import plasticity.plan.DumpPlan;
import plasticity.plan.ExecutorMemory;

/** Formats a plan for {@code --explain}. */
public final class PlanText {
    private static final double MIB = 1 << 20;

    private PlanText() {}

    public static String of(DumpPlan plan, ExecutorMemory memory) {
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
                        Math.floor(memory.bytes() / MIB));
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
