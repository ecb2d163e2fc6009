package plasticity.inspect;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plasticity.heads.GroupedQueryLayout;

/** The lines about place, layers and heads. */
final class ModelText {
    private final DumpSurvey survey;
    private final TextLines lines;

    ModelText(DumpSurvey survey, TextLines lines) {
        this.survey = survey;
        this.lines = lines;
    }

    void tell() {
        GroupedQueryLayout layout = survey.layout();
        NavigableSet<Integer> layers = new TreeSet<>();
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        lines.named("model", survey.place().model());
        lines.named("place", place());
        lines.named("looked at", survey.depth() == Depth.ROWS ? "all rows" : "footers; --deep reads all rows");
        lines.named("layers", layers.size() + " of " + layout.layers() + ": " + Numbers.list(layers));
        lines.named("query heads", heads(survey.queries(), layout.queryHeads()));
        lines.named("key heads", heads(survey.keys(), layout.keyHeads()));
        lines.named(
                "grouping",
                Numbers.counted(layout.queryHeads() / layout.keyHeads(), "query head")
                        + " a key head, guessed from what is captured");
    }

    private String place() {
        DumpLocation place = survey.place();
        String dataset = place.dataset()
                .map(state -> " on the Hub, " + state.revision() + " at commit " + state.commit())
                .orElse("");
        return place.root() + dataset + (place.modelDir().isEmpty() ? "" : ", model_dir " + place.modelDir());
    }

    private static String heads(Stream<HeadSurvey> heads, int most) {
        Collection<Long> byLayer = heads.collect(
                        Collectors.groupingBy(head -> head.id().layer(), TreeMap::new, Collectors.counting()))
                .values();
        Spread spread = Spread.of(byLayer.stream().mapToLong(Long::longValue));
        return spread.total() == 0 ? "none" : spread.total() + ", " + spread + " a layer, of " + most;
    }
}
