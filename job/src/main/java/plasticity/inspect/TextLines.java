package plasticity.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Builds a text of lines for the console. */
final class TextLines {
    private static final String INDENT = "  ";
    private static final int LABEL = 12;
    private static final int WIDTH = 80;

    private final List<String> lines = new ArrayList<>();

    /** Adds a line. */
    void add(String line) {
        lines.add(line);
    }

    /** Adds a label and its content, wrapped. */
    void labelled(String label, String content) {
        wrap(String.format(Locale.ROOT, "%-" + LABEL + "s ", label), " ".repeat(LABEL + 1), content);
    }

    /** Adds an indented line. */
    void indented(String line) {
        add(INDENT + line);
    }

    /** Adds an indented message, wrapped. */
    void message(String message) {
        wrap(INDENT, INDENT + INDENT, message);
    }

    /** A word longer than a line gets a line of its own. */
    private void wrap(String first, String others, String content) {
        StringBuilder line = new StringBuilder(first);
        boolean isEmpty = true;
        for (String word : content.split(" ", -1)) {
            if (!isEmpty && line.length() + 1 + word.length() > WIDTH) {
                add(line.toString());
                line = new StringBuilder(others);
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        add(line.toString());
    }

    /** All lines, each with a line feed, with control characters escaped. */
    @Override
    public String toString() {
        return lines.stream().map(line -> Printable.of(line) + "\n").collect(Collectors.joining());
    }
}
