package plasticity.plots.report.findings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.comparison.Comparison;
import plasticity.comparison.ComparisonOptions;
import plasticity.comparison.Difference;
import plasticity.comparison.KeyHeadComparison;
import plasticity.comparison.MetricComparison;
import plasticity.comparison.MetricComparison.ExtremeHead;
import plasticity.comparison.MetricTrajectory;
import plasticity.heads.HeadId;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.Head;

/** The questions that the report of a comparison opens with. */
public final class ComparisonFindings {
    private static final String QUERY_HEAD = "ap_query_head";

    private final Comparison comparison;
    private final List<MetricComparison> metrics;

    private ComparisonFindings(Comparison comparison, List<MetricComparison> metrics) {
        this.comparison = comparison;
        this.metrics = metrics;
    }

    /** @param metrics those that the sentences are about */
    public static List<Finding> of(Comparison comparison, List<MetricComparison> metrics) {
        ComparisonFindings findings = new ComparisonFindings(comparison, metrics);
        return Stream.of(
                        Optional.of(findings.model()),
                        Optional.of(findings.heads()),
                        Optional.of(findings.ranking()),
                        findings.keyHeads(),
                        findings.trajectory(),
                        Optional.of(findings.uncertainty()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A difference with its error. */
    public static Measured measured(Difference difference) {
        return new Measured(
                difference.value(),
                difference.standardError(),
                Double.isNaN(difference.degrees()) ? 0 : difference.degrees());
    }

    private Finding model() {
        Finding.Builder finding = new Finding.Builder("Did the model change?", "metrics");
        for (MetricComparison metric : metrics) {
            Measured change = measured(metric.mean());
            String name = metric.metric().name();
            if (!change.isDefined()) {
                finding.say(name + " is undefined.");
                continue;
            }
            String from = ", from " + Measured.digits(metric.mean().a()) + " to "
                    + Measured.digits(metric.mean().b()) + ", "
                    + Phrases.meanOver(metric.summarised().size());
            finding.say(
                    !change.hasError()
                            ? name + " differs by " + change.text() + from + " (error unknown)."
                            : change.mayBeZero()
                                    ? name + ": no significant change, " + change.textWithInterval() + from + "."
                                    : name + (change.value() > 0 ? " increased by " : " decreased by ")
                                            + change.magnitude().textWithInterval() + from + ".");
        }
        return finding.rule(
                        "Means over the heads of both runs; ± is one standard error over texts, intervals use Student’s t. No correction for"
                                + " the number of metrics.")
                .build();
    }

    private Finding heads() {
        ComparisonOptions options = comparison.options();
        Finding.Builder finding = new Finding.Builder("Which heads changed?", "volcano");
        for (MetricComparison metric : metrics) {
            String name = metric.metric().name();
            if (metric.tested() == 0) {
                finding.say(name + ": the errors are unknown, so no head is tested.");
                continue;
            }
            int[] changed = metric.changed(options.rate());
            long up = Arrays.stream(changed)
                    .filter(i -> metric.difference(i).value() > 0)
                    .count();
            finding.say(name + ": " + Phrases.of(changed.length, metric.tested(), "head") + " changed"
                    + (changed.length == 0 ? "." : ", " + up + " up and " + (changed.length - up) + " down."));
            finding.heads(
                    name,
                    Arrays.stream(changed)
                            .mapToObj(i -> head(metric.heads().get(i)))
                            .toList(),
                    byHead(metric, changed));
        }
        return finding.rule("t-tests by Student’s t, false discovery rate " + Phrases.percentOf(options.rate())
                        + " over the heads of a metric (Benjamini–Hochberg). Up: larger in "
                        + comparison.b().label() + ".")
                .build();
    }

    private static Function<Head, String> byHead(MetricComparison metric, int... rows) {
        return head -> Arrays.stream(rows)
                .filter(i -> head(metric.heads().get(i)).equals(head))
                .mapToObj(i -> measured(metric.difference(i)).text())
                .findFirst()
                .orElseThrow();
    }

    private Finding ranking() {
        Finding.Builder finding = new Finding.Builder("Does the ranking of heads hold?", "metrics");
        int top = comparison.options().top();
        for (MetricComparison metric : metrics) {
            int heads = metric.summarised().size();
            if (heads < 3 || Double.isNaN(metric.ranks().value())) {
                finding.say(metric.metric().name() + ": too few heads, or too few different values, for a ranking.");
                continue;
            }
            Measured ranks = new Measured(metric.ranks().value(), metric.ranks().standardError(), Double.NaN);
            String sentence = metric.metric().name() + ": rank correlation " + ranks.text();
            if (heads > 2 * top) {
                sentence += "; " + shared(metric, true) + " of the " + top + " heads with the largest values and "
                        + shared(metric, false) + " of the " + top + " with the smallest are the same"
                        + stability(metric);
            }
            finding.say(sentence + ".");
        }
        return finding.rule(
                        "Spearman’s rank correlation over heads, ± one standard error over texts. Stability: how often one of the largest or smallest"
                                + " remains among them when a group of texts is left out.")
                .build();
    }

    private static long shared(MetricComparison metric, boolean isLargest) {
        List<HeadId> inB =
                extremes(metric, true, isLargest).map(ExtremeHead::head).toList();
        return extremes(metric, false, isLargest)
                .filter(head -> inB.contains(head.head()))
                .count();
    }

    private static Stream<ExtremeHead> extremes(MetricComparison metric, boolean inB, boolean isLargest) {
        return (isLargest ? metric.largest(inB) : metric.smallest(inB)).stream();
    }

    private static String stability(MetricComparison metric) {
        double mean = Stream.of(true, false)
                .flatMap(inB -> Stream.concat(extremes(metric, inB, true), extremes(metric, inB, false)))
                .mapToDouble(ExtremeHead::stability)
                .average()
                .orElse(Double.NaN);
        return Double.isNaN(mean) ? "" : " (stability within a run " + Phrases.roundPercent(mean) + ")";
    }

    private Optional<Finding> keyHeads() {
        List<KeyHeadComparison> all = comparison.keyHeads().stream()
                .filter(keys -> keys.metric().name().equals(QUERY_HEAD))
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Finding.Builder finding =
                new Finding.Builder("In which key heads did the agreement of query heads change?", "metrics");
        for (KeyHeadComparison keys : all) {
            int[] changed = IntStream.range(0, keys.heads().size())
                    .filter(i -> keys.adjusted()[i] <= comparison.options().rate())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> keys.adjusted()[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long tested =
                    Arrays.stream(keys.adjusted()).filter(p -> !Double.isNaN(p)).count();
            finding.say("For " + keys.pairs() + " pairs " + QUERY_HEAD + " changed in "
                    + Phrases.of(changed.length, (int) tested, "key head")
                    + (changed.length == 0
                            ? "."
                            : ": "
                                    + Arrays.stream(changed)
                                            .limit(Finding.FEW)
                                            .mapToObj(i -> "layer "
                                                    + keys.heads().get(i).layer() + ", key head "
                                                    + keys.heads().get(i).head() + " ("
                                                    + measured(keys.differences()
                                                                    .get(i))
                                                            .text() + ")")
                                            .collect(Collectors.joining(", "))
                                    + (changed.length > Finding.FEW ? ", …" : ".")));
        }
        return Optional.of(finding.rule(
                        "Key heads have no replicates: errors are combined as for independent texts, which is cautious if the texts are the same.")
                .build());
    }

    private Optional<Finding> trajectory() {
        if (comparison.runs().size() < 3) {
            return Optional.empty();
        }
        Finding.Builder finding = new Finding.Builder("Where does the model change most?", "trajectory");
        for (MetricComparison metric : metrics) {
            MetricTrajectory trajectory = comparison.trajectory(metric.metric());
            MetricTrajectory.Path model = trajectory.model();
            if (model.largest().isEmpty()) {
                finding.say(metric.metric().name() + " does not change.");
                continue;
            }
            int step = model.largest().getAsInt();
            long heads = trajectory.heads().stream()
                    .filter(path -> path.largest().isPresent() && path.largest().getAsInt() == step)
                    .count();
            finding.say(metric.metric().name() + " changes most from " + step(step - 1) + " to " + step(step) + ", by "
                    + measured(model.steps().get(step).change().orElseThrow()).textWithInterval() + "; so "
                    + (heads == 1 ? "does " : "do ")
                    + Phrases.of((int) heads, trajectory.heads().size(), "head") + ".");
        }
        return Optional.of(finding.rule("The change with the largest |t|, or without errors the largest difference.")
                .build());
    }

    private String step(int run) {
        return comparison.runs().get(run).label();
    }

    private Finding uncertainty() {
        Finding.Builder finding = new Finding.Builder("What is too uncertain to say?", "runs");
        finding.say("The errors are " + comparison.pairing() + ".");
        for (MetricComparison metric : metrics) {
            List<Double> halfWidths = new ArrayList<>();
            for (int i = 0; i < metric.heads().size(); i++) {
                Measured change = measured(metric.difference(i));
                if (change.halfWidth95() > 0) {
                    halfWidths.add(change.halfWidth95());
                }
            }
            if (!halfWidths.isEmpty()) {
                finding.say(metric.metric().name() + ": the 95\u202f% interval of a head’s change is ±"
                        + Phrases.twoDigits(Aggregation.MEDIAN.of(
                                halfWidths.stream().mapToDouble(x -> x).toArray()))
                        + " in the median of " + Phrases.count(halfWidths.size(), "head")
                        + "; smaller changes remain unseen.");
            }
        }
        return finding.build();
    }

    /** A head of the tables. */
    public static Head head(HeadId head) {
        return new Head(head.layer(), head.head());
    }
}
