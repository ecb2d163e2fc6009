package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.source.BucketSpan;
import plasticity.source.ColumnFacts;
import plasticity.source.Range;

/** A survey for people, in ASCII but for names, at most 80 columns wide but for names and messages. */
public final class SurveyText {
    private static final int NAMES_SHOWN = 5;
    private static final String MARGIN = "  ";

    private final DumpSurvey survey;
    private final List<String> lines = new ArrayList<>();

    private SurveyText(DumpSurvey survey) {
        this.survey = survey;
    }

    /** Lines that end in a line feed each. */
    public static String of(DumpSurvey survey) {
        SurveyText text = new SurveyText(survey);
        text.model();
        text.rows();
        text.storage();
        text.map();
        text.odd();
        text.analysis();
        text.configuration();
        return text.lines.stream().map(line -> Printable.of(line) + "\n").collect(Collectors.joining());
    }

    private void model() {
        line("model", survey.place().model());
        line("place", place());
        line("looked at", survey.depth() == Depth.ROWS ? "all rows" : "footers; --deep reads all rows");
        NavigableSet<Integer> layers = new TreeSet<>();
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        GroupedQueryLayout layout = survey.layout();
        line(
                "layers",
                layers.size() + " of " + layout.layers() + ": "
                        + Numbers.list(layers.stream().mapToInt(layer -> layer)));
        line("query heads", heads(survey.queries(), layout.queryHeads()));
        line("key heads", heads(survey.keys(), layout.keyHeads()));
        line(
                "grouping",
                Numbers.counted(layout.queryHeads() / layout.keyHeads(), "query head")
                        + " a key head, guessed from what is captured");
    }

    private String place() {
        DumpPlace place = survey.place();
        return place.modelDir().isEmpty() ? place.root() : place.root() + ", model_dir " + place.modelDir();
    }

    private static String heads(Stream<HeadSurvey> heads, int most) {
        Map<Integer, Long> byLayer =
                heads.collect(Collectors.groupingBy(head -> head.id().layer(), TreeMap::new, Collectors.counting()));
        long all = byLayer.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? "none"
                : all + ", " + Spread.of(byLayer.values().stream().mapToLong(Long::longValue)) + " a layer, of " + most;
    }

    private void rows() {
        Spread rows = Spread.of(survey.heads().stream()
                .map(HeadSurvey::rows)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong));
        line("rows", rows + " a head, " + rows.total() + " in all");
        line("components", components());
        line("buckets", buckets());
        if (survey.depth() == Depth.ROWS) {
            Spread counts = Spread.of(survey.heads().stream()
                    .flatMap(head -> head.read().stream())
                    .flatMap(read -> read.buckets().byBucket().values().stream())
                    .mapToLong(BucketSpan::rows));
            line("", counts + " rows a bucket and head");
        }
        line("positions", range(head -> head.range(POSITION)));
        line("examples", examples());
        line("windows", windows());
    }

    private String components() {
        NavigableSet<Integer> widths = new TreeSet<>();
        survey.heads().forEach(head -> head.dimension().ifPresent(widths::add));
        return widths.isEmpty() ? "unknown" : "d = " + Numbers.some(widths);
    }

    private String buckets() {
        Optional<Range> range = survey.heads().stream()
                .flatMap(head -> head.bucketRange().stream())
                .reduce(Range::and);
        if (range.isEmpty()) {
            return "unknown";
        }
        return Numbers.of(range.get())
                + survey.shape().map(shape -> "; " + shape(shape)).orElse("");
    }

    private static String shape(BucketShape shape) {
        String size = shape.type() == BucketShape.Type.UNIFORM
                ? "all of " + Numbers.of(shape.size()) + " positions"
                : "each starts at 2^bucket x " + Numbers.of(shape.size());
        return size + (shape.isCertain() ? ", by their positions" : ", a guess; --deep may tell more");
    }

    private String range(Function<HeadSurvey, Optional<Range>> values) {
        return survey.heads().stream()
                .flatMap(head -> values.apply(head).stream())
                .reduce(Range::and)
                .map(Numbers::of)
                .orElse("unknown");
    }

    private String examples() {
        String numbers = range(head -> head.range(EXAMPLE));
        OptionalLong most = survey.heads().stream()
                .flatMap(head -> head.read().stream())
                .flatMapToLong(read -> read.examples().stream())
                .max();
        return most.isPresent()
                ? "numbers " + numbers + "; " + most.getAsLong() + " in a key head"
                : "numbers " + numbers;
    }

    private String windows() {
        Map<String, List<Integer>> layers = new LinkedHashMap<>();
        survey.queries().filter(head -> head.rows().isPresent()).forEach(head -> layers.computeIfAbsent(
                        window(head.window()), state -> new ArrayList<>())
                .add(head.id().layer()));
        if (layers.size() == 1) {
            return layers.keySet().iterator().next();
        }
        return layers.entrySet().stream()
                .map(entry -> entry.getKey() + " (layers "
                        + Numbers.list(entry.getValue().stream()
                                .mapToInt(layer -> layer)
                                .distinct()) + ")")
                .collect(Collectors.joining("; "));
    }

    private static String window(Window window) {
        return window.state() == Window.State.ONE
                ? Numbers.of(window.size())
                : window.state().name().toLowerCase(Locale.ROOT);
    }

    private void storage() {
        Map<String, ColumnFacts> columns = new TreeMap<>();
        survey.heads().forEach(head -> head.columns()
                .forEach((name, column) -> columns.merge(name, column, ColumnFacts::and)));
        line(
                "columns",
                columns.entrySet().stream()
                        .map(column ->
                                column.getKey() + " " + types(column.getValue().type()))
                        .collect(Collectors.joining(", ")));
        line("compression", names(columns, ColumnFacts::codecs));
        line("encodings", names(columns, ColumnFacts::encodings));
        line("row groups", rowGroups());
        long files = total(HeadSurvey::files);
        line(
                "files",
                files + ", " + Numbers.bytes(total(HeadSurvey::bytes)) + "; needed columns "
                        + Numbers.bytes(total(HeadSurvey::neededBytes)));
        NavigableSet<String> writers = new TreeSet<>();
        survey.heads().forEach(head -> writers.addAll(head.createdBy()));
        line("written by", Numbers.some(writers));
    }

    private static String types(String type) {
        return Arrays.stream(type.split(", ", -1)).distinct().collect(Collectors.joining(" or "));
    }

    private static String names(Map<String, ColumnFacts> columns, Function<ColumnFacts, NavigableSet<String>> names) {
        return columns.values().stream()
                .flatMap(column -> names.apply(column).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String rowGroups() {
        Spread groups = Spread.of(
                survey.heads().stream().filter(head -> head.rows().isPresent()).mapToLong(HeadSurvey::groups));
        return groups + " a head, of " + range(HeadSurvey::groupRows) + " rows";
    }

    private long total(ToLongFunction<HeadSurvey> count) {
        return survey.heads().stream().mapToLong(count).sum();
    }

    private void map() {
        lines.add("");
        lines.addAll(HeadMap.lines(survey));
    }

    private void odd() {
        lines.add("");
        lines.add(survey.odd().isEmpty() ? "Nothing is odd." : "What is odd:");
        for (Oddity oddity : survey.odd()) {
            lines.add(MARGIN + oddity.message() + named(oddity));
        }
    }

    /** An unreadable head's line names its file. */
    private static String named(Oddity oddity) {
        if (oddity.heads().isEmpty() || oddity.kind() == Oddity.Kind.UNREADABLE) {
            return "";
        }
        String names = oddity.heads().stream()
                .limit(NAMES_SHOWN)
                .map(HeadId::directoryName)
                .collect(Collectors.joining(", "));
        int more = oddity.heads().size() - NAMES_SHOWN;
        return ": " + names + (more > 0 ? " and " + more + " more" : "");
    }

    private void analysis() {
        Cost cost = survey.cost();
        lines.add("");
        lines.add("An analysis of all of it, with " + Numbers.counted(cost.cores(), "core") + ":");
        lines.add(MARGIN + Numbers.counted(cost.tasks(), "task") + ", " + Numbers.bytes(cost.bytes()) + " to read, "
                + Numbers.bytes(cost.taskMemory()) + " of heap a task at most");
        lines.add(MARGIN + "about " + cost.seconds() + " s at the rate that benchmarks.md measures for a local disk");
    }

    private void configuration() {
        lines.add("");
        lines.add("A configuration to start from (--write-config FILE writes it):");
        StartingConfig config = new StartingConfig(survey, survey.place().model());
        config.analysis().forEach((key, value) -> lines.add(MARGIN + key + ": " + shown(value)));
        if (!config.buckets().isEmpty()) {
            lines.add("and for the plots:");
            config.buckets().forEach((key, value) -> lines.add(MARGIN + key + ": " + shown(value)));
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "\"\"" : value.toString();
    }

    private void line(String name, String content) {
        lines.add(String.format(Locale.ROOT, "%-12s %s", name, content));
    }
}
