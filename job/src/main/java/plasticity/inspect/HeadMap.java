package plasticity.inspect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;

/**
 * Draws a dump as characters: one row per layer and one column per query head, grouped by key head. Wraps at 80 columns.
 */
final class HeadMap {
    private static final int WIDTH = 80;
    private static final int MAX_HEADS = 1024;
    private static final int DEFAULT_GROUP = 8;

    /** State of a query head. */
    private enum Mark {
        CAPTURED('#', "captured with its key head"),
        ANOMALY('!', "anomaly, see below"),
        WITHOUT_KEY('k', "its key head is missing"),
        UNREADABLE('x', "it or its key head cannot be read"),
        NOT_CAPTURED('.', "not captured");

        private final char character;
        private final String meaning;

        Mark(char character, String meaning) {
            this.character = character;
            this.meaning = meaning;
        }
    }

    private final GroupedQueryLayout layout;
    private final Map<HeadId, HeadSurvey> heads = new HashMap<>();
    private final Set<HeadId> anomalous = new HashSet<>();
    /** Layer by label; null for layers that were not captured. */
    private final Map<String, Integer> layers = new LinkedHashMap<>();

    private final Set<Mark> used = EnumSet.noneOf(Mark.class);
    private final int labels;

    private HeadMap(DumpSurvey survey) {
        layout = survey.layout();
        survey.heads().forEach(head -> heads.put(head.id(), head));
        int next = 0;
        for (int layer :
                new TreeSet<>(survey.queries().map(head -> head.id().layer()).toList())) {
            if (next < layer) {
                layers.put(next == layer - 1 ? Integer.toString(next) : next + "-" + (layer - 1), null);
            }
            layers.put(Integer.toString(layer), layer);
            next = layer + 1;
        }
        survey.anomalies().stream()
                .filter(anomaly -> anomaly.kind() != Anomaly.Kind.KEY_UNUSED)
                .forEach(anomaly -> anomalous.addAll(anomaly.heads()));
        labels = layers.keySet().stream().mapToInt(String::length).reduce("layer".length(), Math::max);
    }

    /** The lines of the map, followed by a legend. */
    static List<String> lines(DumpSurvey survey) {
        if (survey.layout().queryHeads() > MAX_HEADS) {
            return List.of("no map: too many query heads, numbers up to "
                    + (survey.layout().queryHeads() - 1));
        }
        return new HeadMap(survey).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        int columns = headsPerLine();
        for (int from = 0; from < layout.queryHeads(); from += columns) {
            int to = Math.min(layout.queryHeads(), from + columns);
            lines.add(row("layer", ruler(from, to)));
            for (Map.Entry<String, Integer> row : layers.entrySet()) {
                lines.add(row(row.getKey(), row.getValue() == null ? "not captured" : row(row.getValue(), from, to)));
            }
            lines.add("");
        }
        used.forEach(mark -> lines.add(row(Character.toString(mark.character), mark.meaning)));
        return lines;
    }

    private String row(String label, String content) {
        return " ".repeat(labels - label.length()) + label + "  " + content;
    }

    private String row(int layer, int from, int to) {
        StringBuilder row = new StringBuilder();
        for (int head = from; head < to; head++) {
            row.append(head > from && head % groupSize() == 0 ? " " : "");
            Mark mark = mark(HeadId.query(layer, head));
            used.add(mark);
            row.append(mark.character);
        }
        return row.toString();
    }

    private Mark mark(HeadId id) {
        HeadSurvey query = heads.get(id);
        if (query == null) {
            return Mark.NOT_CAPTURED;
        }
        HeadSurvey key = heads.get(HeadId.key(id.layer(), layout.keyHeadOf(id.head())));
        if (query.problem().isPresent() || (key != null && key.problem().isPresent())) {
            return Mark.UNREADABLE;
        }
        if (key == null) {
            return Mark.WITHOUT_KEY;
        }
        return anomalous.contains(id) || anomalous.contains(key.id()) ? Mark.ANOMALY : Mark.CAPTURED;
    }

    /** The number of the first head of each group, if it fits. */
    private String ruler(int from, int to) {
        StringBuilder ruler = new StringBuilder();
        for (int head = from; head < to; head += groupSize()) {
            int column = head - from + (head - from) / groupSize();
            if (ruler.isEmpty() || ruler.length() < column) {
                ruler.append(" ".repeat(column - ruler.length())).append(head);
            }
        }
        return ruler.toString();
    }

    /** Number of heads that share a key head; eight if each has its own, for readability. */
    private int groupSize() {
        int shared = layout.queryHeads() / layout.keyHeads();
        return shared == 1 ? DEFAULT_GROUP : shared;
    }

    private int headsPerLine() {
        int width = WIDTH - labels - 2;
        int groups = (width + 1) / (groupSize() + 1);
        return groups == 0 ? width : groups * groupSize();
    }
}
