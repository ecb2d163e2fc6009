package plasticity.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines of a text for people, as they come. */
final class TextLines {
    private static final String MARGIN = "  ";
    private static final int NAME = 12;
    private static final int WIDTH = 80;

    private final List<String> lines = new ArrayList<>();

    /** A line as it is. */
    void add(String line) {
        lines.add(line);
    }

    /** A name, filled up to a column, and what is said of it, on as many lines as it takes. */
    void named(String name, String content) {
        wrap(String.format(Locale.ROOT, "%-" + NAME + "s ", name), " ".repeat(NAME + 1), content);
    }

    /** A line below a heading, as it is. */
    void below(String line) {
        add(MARGIN + line);
    }

    /** A message below a heading, on as many lines as it takes. */
    void message(String message) {
        wrap(MARGIN, MARGIN + MARGIN, message);
    }

    /** A word that is longer than a line stands alone. */
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

    /** All lines with a line feed behind each, fit for a terminal. */
    @Override
    public String toString() {
        return lines.stream().map(line -> Printable.of(line) + "\n").collect(Collectors.joining());
    }
}
