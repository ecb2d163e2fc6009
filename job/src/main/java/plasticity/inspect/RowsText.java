package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;

/** Writes the lines about rows, buckets, positions, examples and windows. */
final class RowsText {
    private final DumpSurvey survey;
    private final TextLines lines;

    RowsText(DumpSurvey survey, TextLines lines) {
        this.survey = survey;
        this.lines = lines;
    }

    void write() {
        CountSummary rows = CountSummary.of(survey.heads().stream()
                .map(HeadSurvey::rows)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong));
        lines.labelled("rows", rows + " per head, " + rows.total() + " in total");
        lines.labelled("components", components());
        lines.labelled(
                "buckets",
                range(HeadSurvey::bucketRange) + survey.shape().map(this::shape).orElse(""));
        if (survey.depth() == Depth.ROWS) {
            CountSummary counts = CountSummary.of(read().flatMap(read -> read.buckets().byBucket().values().stream())
                    .mapToLong(BucketSpan::rows));
            lines.labelled("", counts + " rows per bucket and head");
        }
        lines.labelled("positions", range(head -> head.range(POSITION)));
        lines.labelled("examples", "ids " + range(head -> head.range(EXAMPLE)) + examples());
        lines.labelled("windows", windows());
    }

    private Stream<RowFacts> read() {
        return survey.heads().stream().flatMap(head -> head.read().stream());
    }

    private String range(Function<HeadSurvey, Optional<Range>> values) {
        return survey.heads().stream()
                .flatMap(head -> values.apply(head).stream())
                .reduce(Range::and)
                .map(Numbers::of)
                .orElse("unknown");
    }

    private String components() {
        NavigableSet<Integer> widths = new TreeSet<>();
        survey.heads().forEach(head -> head.dimension().ifPresent(widths::add));
        return widths.isEmpty() ? "unknown" : "d = " + Numbers.list(widths);
    }

    private String shape(BucketShape shape) {
        String size = shape.type() == BucketShape.Type.UNIFORM
                ? "; uniform, " + Numbers.of(shape.size()) + " positions each"
                : "; doubling, each starts at 2^bucket x " + Numbers.of(shape.size());
        if (shape.isCertain()) {
            return size;
        }
        return size + (survey.depth() == Depth.ROWS ? " (or doubling)" : " (or doubling; --deep may resolve it)");
    }

    private String examples() {
        OptionalLong max =
                read().flatMapToLong(read -> read.examples().stream()).max();
        return max.isPresent() ? "; up to " + max.getAsLong() + " per key head" : "";
    }

    /** The window, or the layers of each if there are several. */
    private String windows() {
        Map<String, NavigableSet<Integer>> layers = new LinkedHashMap<>();
        survey.queries().filter(head -> head.rows().isPresent()).forEach(head -> layers.computeIfAbsent(
                        window(head.window()), window -> new TreeSet<>())
                .add(head.id().layer()));
        if (layers.size() == 1) {
            return layers.keySet().iterator().next();
        }
        return layers.entrySet().stream()
                .map(window -> window.getKey() + " (layers " + Numbers.list(window.getValue()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String window(Window window) {
        return window.state() == Window.State.ONE
                ? Numbers.of(window.size())
                : window.state().name().toLowerCase(Locale.ROOT);
    }
}
