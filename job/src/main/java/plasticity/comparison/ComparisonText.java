package plasticity.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;
import plasticity.publish.RunManifest;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadMetrics;

/** A comparison as text for a terminal. */
public final class ComparisonText {
    /** Number of changed heads that a line lists. */
    private static final int SHOWN = 5;

    private final Comparison comparison;
    private final List<MetricComparison> shown;
    private final StringBuilder text = new StringBuilder();

    private ComparisonText(Comparison comparison) {
        this.comparison = comparison;
        List<MetricComparison> withErrors = among(HeadEstimates.SUMMARIZED);
        shown = !comparison.options().metrics().isEmpty()
                ? comparison.metrics()
                : withErrors.isEmpty() ? among(HeadMetrics.SUMMARIZED) : withErrors;
    }

    private List<MetricComparison> among(List<Column.Real> metrics) {
        return comparison.metrics().stream()
                .filter(metric -> metrics.contains(metric.metric()))
                .toList();
    }

    /** Lines of text: what was compared and how, the main metrics, and the heads that changed. */
    public static String of(Comparison comparison) {
        ComparisonText summary = new ComparisonText(comparison);
        summary.addRuns();
        summary.addModel();
        summary.addChangedHeads();
        if (comparison.runs().size() > 2) {
            summary.addTrajectories();
        }
        return summary.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }

    private void addRuns() {
        for (ComparedRun run : comparison.runs()) {
            line(
                    "%s: %s, %s%s",
                    role(run) + run.label(),
                    run.location(),
                    Plural.of(run.size(), "head"),
                    run.manifest()
                            .map(RunManifest::version)
                            .map(version -> ", version " + version)
                            .orElse(""));
        }
        line(
                "Differences are B - A, for %s in common; errors are %s.",
                Plural.of(comparison.heads().size(), "head"), comparison.pairing());
        for (Map.Entry<String, List<Object>> setting : comparison.settings().entrySet()) {
            line("Different setting: %s (%s).", setting.getKey(), RunSettings.text(setting.getValue()));
        }
        comparison.notes().forEach(note -> line("%s", note));
    }

    private String role(ComparedRun run) {
        return run == comparison.a() ? "A " : run == comparison.b() ? "B " : "  ";
    }

    private void addModel() {
        line("");
        line(
                "%-27s%6s%10s%10s%11s%10s%9s%8s%8s%9s%6s%6s",
                "mean over heads", "heads", "A", "B", "B - A", "se", "p", "rank r", "se", "changed", "up", "down");
        for (MetricComparison metric : shown) {
            Difference mean = metric.mean();
            int[] changed = metric.changed(comparison.options().rate());
            long up = IntStream.of(changed)
                    .filter(i -> metric.difference(i).value() > 0)
                    .count();
            boolean isTested = metric.tested() > 0;
            line(
                    "%-27s%6d%10s%10s%11s%10s%9s%8s%8s%9s%6s%6s",
                    metric.metric().name(),
                    metric.summarised().size(),
                    number(mean.a(), 4),
                    number(mean.b(), 4),
                    number(mean.value(), 5),
                    number(mean.standardError(), 5),
                    p(mean.p()),
                    number(metric.ranks().value(), 3),
                    number(metric.ranks().standardError(), 3),
                    isTested ? changed.length : "-",
                    isTested ? up : "-",
                    isTested ? changed.length - up : "-");
        }
        line("");
        line(
                "se: standard error over texts (jackknife); rank r: Spearman's correlation of the heads' values in A and B");
        line(
                "changed, up, down: heads whose p-value, adjusted for the number of heads, is at most %s",
                number(comparison.options().rate(), 2));
    }

    private void addChangedHeads() {
        line("");
        List<MetricComparison> withChanges = shown.stream()
                .filter(metric -> metric.changed(comparison.options().rate()).length > 0)
                .toList();
        if (withChanges.isEmpty()) {
            line(
                    shown.stream().anyMatch(metric -> metric.tested() > 0)
                            ? "No head changed."
                            : "No head was tested: there are no standard errors.");
        } else {
            line("Changed heads: B - A ± standard error, the smallest p first");
        }
        for (MetricComparison metric : withChanges) {
            int[] changed = metric.changed(comparison.options().rate());
            line(
                    "%-27s%s%s",
                    metric.metric().name(),
                    Arrays.stream(changed)
                            .limit(SHOWN)
                            .mapToObj(i -> head(metric, i))
                            .collect(Collectors.joining(", ")),
                    changed.length > SHOWN ? " and " + (changed.length - SHOWN) + " more" : "");
        }
    }

    private static String head(MetricComparison metric, int i) {
        Difference difference = metric.difference(i);
        HeadId head = metric.heads().get(i);
        return String.format(
                Locale.ROOT, "%s %+.3f ± %.3f", head.directoryName(), difference.value(), difference.standardError());
    }

    private void addTrajectories() {
        line("");
        line("The mean over heads by run, with standard errors; * marks the largest change");
        for (MetricComparison metric : shown) {
            MetricTrajectory.Path path = comparison.modelTrajectory(metric.metric());
            line(
                    "%-27s%s",
                    metric.metric().name(),
                    IntStream.range(0, path.steps().size())
                            .mapToObj(step -> step(path, step))
                            .collect(Collectors.joining("  ")));
        }
    }

    private String step(MetricTrajectory.Path path, int number) {
        MetricTrajectory.Step step = path.steps().get(number);
        boolean isLargest = path.largest().isPresent() && path.largest().getAsInt() == number;
        return (isLargest ? "*" : "")
                + number(step.value(), 4)
                + (Double.isNaN(step.standardError()) ? "" : " ± " + number(step.standardError(), 4));
    }

    private static String p(double value) {
        return value < 0.0001 ? "<0.0001" : number(value, 4);
    }

    private static String number(double value, int decimals) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
