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
 * A dump as characters: a row for each layer, a column for each query head, heads that share a key head side by side. What is wider than 80 columns
 * goes on below.
 */
final class HeadMap {
    private static final int WIDTH = 80;
    private static final int MOST_HEADS = 1024;
    private static final int HEADS_SIDE_BY_SIDE = 8;

    /** What became of a query head. */
    private enum Mark {
        CAPTURED('#', "captured with its key head"),
        ODD('!', "something is odd, see below"),
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
    private final Set<HeadId> odd = new HashSet<>();
    private final NavigableSet<Integer> layers = new TreeSet<>();
    private final Set<Mark> used = EnumSet.noneOf(Mark.class);
    private final int labels;

    private HeadMap(DumpSurvey survey) {
        layout = survey.layout();
        survey.heads().forEach(head -> heads.put(head.id(), head));
        survey.queries().forEach(head -> layers.add(head.id().layer()));
        survey.odd().stream()
                .filter(oddity -> oddity.kind() != Anomaly.Kind.KEY_UNUSED)
                .forEach(oddity -> odd.addAll(oddity.heads()));
        labels = gaps().stream().mapToInt(String::length).reduce("layer".length(), Math::max);
    }

    /** The map's lines with a legend of the characters in it. */
    static List<String> lines(DumpSurvey survey) {
        if (survey.layout().queryHeads() > MOST_HEADS) {
            return List.of(
                    "no map: query heads are numbered up to " + (survey.layout().queryHeads() - 1));
        }
        return new HeadMap(survey).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        int columns = headsALine();
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
            row.append(head > from && head % sideBySide() == 0 ? " " : "");
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
        return odd.contains(id) || odd.contains(key.id()) ? Mark.ODD : Mark.CAPTURED;
    }

    /** Numbers of heads above the first of those side by side, where there is room. */
    private String ruler(int from, int to) {
        StringBuilder ruler = new StringBuilder();
        for (int head = from; head < to; head += sideBySide()) {
            int column = head - from + (head - from) / sideBySide();
            if (ruler.isEmpty() || ruler.length() < column) {
                ruler.append(" ".repeat(column - ruler.length())).append(head);
            }
        }
        return ruler.toString();
    }

    /** Heads that share a key head; where each has its own, eight, to be counted more easily. */
    private int sideBySide() {
        int shared = layout.queryHeads() / layout.keyHeads();
        return shared == 1 ? HEADS_SIDE_BY_SIDE : shared;
    }

    private int headsALine() {
        int room = WIDTH - labels - 2;
        int groups = (room + 1) / (sideBySide() + 1);
        return groups == 0 ? room : groups * sideBySide();
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

    /** The layers from one up to and without another. */
    private static Optional<String> gap(int from, int to) {
        if (from == to) {
            return Optional.empty();
        }
        return Optional.of(from == to - 1 ? Integer.toString(from) : from + "-" + (to - 1));
    }
}
