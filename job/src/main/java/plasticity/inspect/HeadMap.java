package plasticity.inspect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
    private final NavigableSet<Integer> layers = new TreeSet<>();
    private final Set<Mark> used = EnumSet.noneOf(Mark.class);
    private final int labels;

    private HeadMap(DumpSurvey survey) {
        layout = survey.layout();
        survey.heads().forEach(head -> heads.put(head.id(), head));
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        survey.anomalies().stream()
                .filter(anomaly -> anomaly.kind() != Anomaly.Kind.KEY_UNUSED)
                .forEach(anomaly -> anomalous.addAll(anomaly.heads()));
        labels = gaps().stream().mapToInt(String::length).reduce("layer".length(), Math::max);
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
            int next = 0;
            for (int layer : layers) {
                gap(next, layer).ifPresent(label -> lines.add(row(label, "not captured")));
                lines.add(row(Integer.toString(layer), row(layer, from, to)));
                next = layer + 1;
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

    private List<String> gaps() {
        List<String> labelsOfGaps = new ArrayList<>();
        int next = 0;
        for (int layer : layers) {
            gap(next, layer).ifPresent(labelsOfGaps::add);
            labelsOfGaps.add(Integer.toString(layer));
            next = layer + 1;
        }
        return labelsOfGaps;
    }

    /** A label for the layers from one to another, exclusive. */
    private static Optional<String> gap(int from, int to) {
        if (from == to) {
            return Optional.empty();
        }
        return Optional.of(from == to - 1 ? Integer.toString(from) : from + "-" + (to - 1));
    }
}
