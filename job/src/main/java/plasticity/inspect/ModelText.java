package plasticity.inspect;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.heads.GroupedQueryLayout;
import plasticity.messages.Plural;

/** Writes the lines about location, layers and heads. */
final class ModelText {
    private final DumpSurvey survey;
    private final TextLines lines;

    ModelText(DumpSurvey survey, TextLines lines) {
        this.survey = survey;
        this.lines = lines;
    }

    void write() {
        GroupedQueryLayout layout = survey.layout();
        NavigableSet<Integer> layers = new TreeSet<>();
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        lines.labelled("model", survey.location().model());
        lines.labelled("location", location());
        lines.labelled("inspected", survey.depth() == Depth.ROWS ? "all rows" : "footers; --deep also reads all rows");
        lines.labelled("layers", layers.size() + " of " + layout.layers() + ": " + Numbers.list(layers));
        lines.labelled("query heads", heads(survey.queries(), layout.queryHeads()));
        lines.labelled("key heads", heads(survey.keys(), layout.keyHeads()));
        lines.labelled(
                "grouping",
                Plural.of(layout.queryHeads() / layout.keyHeads(), "query head")
                        + " per key head, inferred from the captured heads");
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
        CountSummary counts = CountSummary.of(byLayer.stream().mapToLong(Long::longValue));
        return counts.total() == 0 ? "none" : counts.total() + ", " + counts + " of " + max + " per layer";
    }
}
