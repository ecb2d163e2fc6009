package plasticity.inspect;

import static plasticity.inspect.HeadSurvey.EXAMPLE;
import static plasticity.inspect.HeadSurvey.POSITION;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.buckets.BucketShape;
import plasticity.buckets.BucketSpan;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;

/** Formats a survey as text: ASCII except for names, at most 80 columns except for paths. */
public final class SurveyText {
    private static final int MAX_UNREADABLE = 20;

    private final DumpSurvey survey;
    private final TextLines lines = new TextLines();

    private SurveyText(DumpSurvey survey) {
        this.survey = survey;
    }

    /** The survey and the starter configuration as lines. */
    public static String of(StartingConfig start) {
        SurveyText text = new SurveyText(start.survey());
        text.model();
        text.rows();
        text.storage();
        text.lines.add("");
        HeadMap.lines(start.survey()).forEach(text.lines::add);
        text.anomalies();
        text.cost();
        text.configuration(start);
        return text.lines.toString();
    }

    private void model() {
        GroupedQueryLayout layout = survey.layout();
        NavigableSet<Integer> layers = new TreeSet<>();
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        lines.labelled("model", survey.location().model());
        lines.labelled("location", location());
        lines.labelled("inspected", isDeep() ? "all rows" : "footers; --deep also reads all rows");
        lines.labelled("layers", layers.size() + " of " + layout.layers() + ": " + Numbers.list(layers));
        lines.labelled("query heads", heads(survey.queries(), layout.queryHeads()));
        lines.labelled("key heads", heads(survey.keys(), layout.keyHeads()));
        lines.labelled(
                "grouping",
                Plural.of(layout.queryHeads() / layout.keyHeads(), "query head")
                        + " per key head, inferred from the captured heads");
    }

    private boolean isDeep() {
        return survey.depth() == Depth.ROWS;
    }

    private String location() {
        DumpLocation location = survey.location();
        String dataset = location.dataset()
                .map(commit -> " on the Hub, " + commit.revision() + " at commit " + commit.commit())
                .orElse("");
        return location.root() + dataset + (location.modelDir().isEmpty() ? "" : ", model_dir " + location.modelDir());
    }

    private static String heads(Stream<HeadSurvey> heads, int max) {
        Collection<Long> byLayer = heads.collect(
                        Collectors.groupingBy(head -> head.id().layer(), TreeMap::new, Collectors.counting()))
                .values();
        Numbers.Summary counts = Numbers.Summary.of(byLayer.stream().mapToLong(Long::longValue));
        return counts.total() == 0 ? "none" : counts.total() + ", " + counts + " of " + max + " per layer";
    }

    private void rows() {
        Numbers.Summary rows = Numbers.Summary.of(survey.heads().stream().flatMapToLong(head -> head.rows().stream()));
        lines.labelled("rows", rows + " per head, " + rows.total() + " in total");
        NavigableSet<Integer> widths = new TreeSet<>();
        survey.heads().forEach(head -> head.dimension().ifPresent(widths::add));
        lines.labelled("components", widths.isEmpty() ? "unknown" : "d = " + Numbers.list(widths));
        lines.labelled(
                "buckets",
                range(HeadSurvey::bucketRange, "unknown")
                        + survey.shape().map(this::shape).orElse(""));
        if (isDeep()) {
            Numbers.Summary counts =
                    Numbers.Summary.of(read().flatMap(read -> read.buckets().byBucket().values().stream())
                            .mapToLong(BucketSpan::rows));
            lines.labelled("", counts + " rows per bucket and head");
        }
        lines.labelled("positions", range(head -> head.range(POSITION), "unknown"));
        OptionalLong examples =
                read().flatMapToLong(read -> read.examples().stream()).max();
        lines.labelled(
                "examples",
                "ids " + range(head -> head.range(EXAMPLE), "unknown")
                        + (examples.isPresent() ? "; up to " + examples.getAsLong() + " per key head" : ""));
        lines.labelled("windows", windows());
    }

    private Stream<HeadRows.Facts> read() {
        return survey.heads().stream().flatMap(head -> head.read().stream());
    }

    private String range(Function<HeadSurvey, Optional<Range>> values, String none) {
        return survey.heads().stream()
                .flatMap(head -> values.apply(head).stream())
                .reduce(Range::and)
                .map(Numbers::of)
                .orElse(none);
    }

    private String shape(BucketShape shape) {
        String size = shape.type() == BucketShape.Type.UNIFORM
                ? "; uniform, " + Numbers.of(shape.size()) + " positions each"
                : "; doubling, each starts at 2^bucket x " + Numbers.of(shape.size());
        if (shape.isCertain()) {
            return size;
        }
        return size + (isDeep() ? " (or doubling)" : " (or doubling; --deep may resolve it)");
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

    private void storage() {
        FooterFacts all = survey.heads().stream().map(HeadSurvey::footers).reduce(FooterFacts.NONE, FooterFacts::and);
        lines.labelled(
                "columns",
                all.columns().entrySet().stream()
                        .map(column -> column.getKey() + " "
                                + String.join(" or ", column.getValue().types()))
                        .collect(Collectors.joining(", ")));
        lines.labelled("compression", names(all, ColumnFacts::codecs));
        lines.labelled("encodings", names(all, ColumnFacts::encodings));
        Numbers.Summary groups = Numbers.Summary.of(survey.heads().stream()
                .map(HeadSurvey::footers)
                .filter(footers -> footers.files() > 0)
                .mapToLong(FooterFacts::groups));
        lines.labelled(
                "row groups",
                groups + " per head, of " + range(head -> head.footers().groupRows(), "no") + " rows");
        lines.labelled(
                "files",
                total(HeadSurvey::files) + ", " + Numbers.bytes(total(HeadSurvey::bytes)) + "; needed columns "
                        + Numbers.bytes(total(HeadSurvey::neededBytes)));
        lines.labelled("written by", Plural.listed(List.copyOf(all.writers())));
    }

    private static String names(FooterFacts footers, Function<ColumnFacts, Set<String>> names) {
        return footers.columns().values().stream()
                .flatMap(column -> names.apply(column).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private long total(ToLongFunction<HeadSurvey> count) {
        return survey.heads().stream().mapToLong(count).sum();
    }

    private void anomalies() {
        lines.add("");
        lines.add(survey.anomalies().isEmpty() ? "No anomalies." : "Anomalies:");
        Map<Boolean, List<Anomaly>> byUnreadable = survey.anomalies().stream()
                .collect(Collectors.partitioningBy(anomaly -> anomaly.kind() == Anomaly.Kind.UNREADABLE));
        List<Anomaly> unreadable = byUnreadable.get(true);
        unreadable.stream().limit(MAX_UNREADABLE).forEach(anomaly -> lines.indented(anomaly.message()));
        if (unreadable.size() > MAX_UNREADABLE) {
            lines.indented("and " + (unreadable.size() - MAX_UNREADABLE)
                    + " more heads that cannot be read; --json lists all");
        }
        byUnreadable.get(false).forEach(anomaly -> lines.message(anomaly.message() + names(anomaly)));
    }

    private static String names(Anomaly anomaly) {
        List<String> names = anomaly.heads().stream().map(HeadId::directoryName).toList();
        return names.isEmpty() ? "" : ": " + Plural.listed(names);
    }

    private void cost() {
        Cost cost = survey.cost();
        lines.add("");
        lines.add("Estimated cost of an analysis with " + Plural.of(cost.cores(), "core") + ":");
        lines.indented(Plural.of(cost.tasks(), "task") + ", " + Numbers.bytes(cost.bytes()) + " to read, up to "
                + Numbers.bytes(cost.taskMemory()) + " of heap per task");
        lines.indented("about " + cost.seconds() + " s at the rate in benchmarks.md (local disk)");
    }

    private void configuration(StartingConfig config) {
        lines.add("");
        lines.add(
                config.isWritten()
                        ? "Configuration in " + config.file() + ":"
                        : "Starter configuration (--write-config FILE writes it):");
        config.analysis().forEach((key, value) -> lines.indented(key + ": " + (value.equals("") ? "\"\"" : value)));
        if (!config.buckets().isEmpty()) {
            lines.add("For the plots:");
            config.buckets().forEach((key, value) -> lines.indented(key + ": " + value));
        }
        if (config.isWritten()) {
            lines.add("To run it:");
            config.commands().forEach(lines::indented);
        }
    }
}
