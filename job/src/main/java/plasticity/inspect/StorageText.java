package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import plasticity.messages.Plural;

/** Writes the lines about columns and files. */
final class StorageText {
    private final DumpSurvey survey;
    private final TextLines lines;
    private final Map<String, ColumnFacts> columns = new TreeMap<>();

    StorageText(DumpSurvey survey, TextLines lines) {
        this.survey = survey;
        this.lines = lines;
        survey.heads().forEach(head -> head.footers()
                .columns()
                .forEach((name, column) -> columns.merge(name, column, ColumnFacts::and)));
    }

    void write() {
        lines.labelled(
                "columns",
                columns.entrySet().stream()
                        .map(column -> column.getKey() + " "
                                + String.join(" or ", column.getValue().types()))
                        .collect(Collectors.joining(", ")));
        lines.labelled("compression", names(ColumnFacts::codecs));
        lines.labelled("encodings", names(ColumnFacts::encodings));
        lines.labelled("row groups", rowGroups());
        lines.labelled(
                "files",
                total(HeadSurvey::files) + ", " + Numbers.bytes(total(HeadSurvey::bytes)) + "; needed columns "
                        + Numbers.bytes(total(HeadSurvey::neededBytes)));
        NavigableSet<String> writers = new TreeSet<>();
        survey.heads().forEach(head -> writers.addAll(head.footers().writers()));
        lines.labelled("written by", Plural.listed(List.copyOf(writers)));
    }

    private String names(Function<ColumnFacts, NavigableSet<String>> names) {
        return columns.values().stream()
                .flatMap(column -> names.apply(column).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String rowGroups() {
        CountSummary groups = CountSummary.of(
                survey.heads().stream().filter(head -> head.rows().isPresent()).mapToLong(head -> head.footers()
                        .groups()));
        String rows = survey.heads().stream()
                .flatMap(head -> head.footers().groupRows().stream())
                .reduce(Range::and)
                .map(Numbers::of)
                .orElse("no");
        return groups + " per head, of " + rows + " rows";
    }

    private long total(ToLongFunction<HeadSurvey> count) {
        return survey.heads().stream().mapToLong(count).sum();
    }
}
