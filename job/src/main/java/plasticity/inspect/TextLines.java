package plasticity.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines of a text for people, as they come. */
final class TextLines {
    private static final String MARGIN = "  ";

    private final List<String> lines = new ArrayList<>();

    /** A line as it is. */
    void add(String line) {
        lines.add(line);
    }

    /** A name, filled up to a column, and what is said of it. */
    void named(String name, String content) {
        add(String.format(Locale.ROOT, "%-12s %s", name, content));
    }

    /** A line below a heading. */
    void below(String line) {
        add(MARGIN + line);
    }

    /** All lines with a line feed behind each, fit for a terminal. */
    @Override
    public String toString() {
        return lines.stream().map(line -> Printable.of(line) + "\n").collect(Collectors.joining());
    }
}
