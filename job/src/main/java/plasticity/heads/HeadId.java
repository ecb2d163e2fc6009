package plasticity.heads;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifies a captured head. Its directory is named {@code lLLhHHq} or {@code lLLhHHk}: layer and head number, two or more digits each, and
 * the kind.
 *
 * @param layer layer, from 0
 * @param head number of the query or key head within the layer, from 0
 */
public record HeadId(int layer, int head, HeadKind kind) implements Comparable<HeadId>, Serializable {
    // Nine digits always fit an int.
    private static final Pattern DIRECTORY = Pattern.compile("l(\\d{2,9})h(\\d{2,9})([qk])");
    private static final Comparator<HeadId> ORDER =
            Comparator.comparingInt(HeadId::layer).thenComparing(HeadId::kind).thenComparingInt(HeadId::head);

    public static HeadId query(int layer, int head) {
        return new HeadId(layer, head, HeadKind.QUERY);
    }

    public static HeadId key(int layer, int head) {
        return new HeadId(layer, head, HeadKind.KEY);
    }

    /** The head of a directory name; empty if it is not the name of a head directory. */
    public static Optional<HeadId> ofDirectory(String name) {
        Matcher matcher = DIRECTORY.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return HeadKind.of(matcher.group(3).charAt(0))
                .map(kind -> new HeadId(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), kind));
    }

    /** The name of this head's directory, such as {@code l03h11q}. */
    public String directoryName() {
        return String.format(Locale.ROOT, "l%02dh%02d%c", layer, head, kind.letter());
    }

    /** The head for messages: {@code layer 3, query head 11}. */
    public String label() {
        return "layer " + layer + ", " + kind.label() + " " + head;
    }

    @Override
    public int compareTo(HeadId other) {
        return ORDER.compare(this, other);
    }
}
