package plasticity.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;

/**
 * A pattern for directories below a dataset's root, such as {@code org/step-*}. {@code *}, {@code ?}, {@code [a-z]} and {@code {a,b}} match within
 * a path segment, as in Hadoop. A name that begins with a dot or an underscore is matched only by a segment that begins with it.
 */
public final class DirectoryPattern {
    /** A path segment of the pattern. */
    private record Segment(String text, GlobFilter filter) {
        Optional<String> fixed() {
            return filter.hasPattern() ? Optional.empty() : Optional.of(text);
        }

        boolean matches(String name) {
            boolean isHidden = name.startsWith(".") || name.startsWith("_");
            // The slash prevents that a colon in a name is parsed as the end of a URI scheme.
            return (!isHidden || name.charAt(0) == text.charAt(0)) && filter.accept(new Path("/" + name));
        }
    }

    private final String text;
    private final List<Segment> segments;

    private DirectoryPattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /**
     * Parses a pattern. Repeated slashes and {@code .} are ignored.
     *
     * @throws DumpException when a bracket or a brace is not closed within its segment
     */
    public static DirectoryPattern of(String text) throws DumpException {
        List<Segment> segments = new ArrayList<>();
        for (String name : names(text)) {
            try {
                segments.add(new Segment(name, new GlobFilter(name)));
            } catch (IOException | RuntimeException e) {
                throw new DumpException(
                        OneLine.of("\"" + text + "\" is not a valid pattern: unbalanced bracket or brace in \"" + name
                                + "\""),
                        e);
            }
        }
        return new DirectoryPattern(text, segments);
    }

    /** The segments of a directory's path below a root; none for the root itself. */
    public static List<String> names(String directory) {
        return Arrays.stream(directory.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** The segments in order; empty for one with wildcards. */
    List<Optional<String>> fixed() {
        return segments.stream().map(Segment::fixed).toList();
    }

    /** The directory that contains all matches: the segments before the first wildcard. */
    public String fixedPart() {
        return segments.stream()
                .takeWhile(segment -> segment.fixed().isPresent())
                .map(Segment::text)
                .collect(Collectors.joining("/"));
    }

    /** Whether the directory with these segments below the root matches. */
    public boolean matches(List<String> names) {
        return names.size() == segments.size()
                && IntStream.range(0, names.size()).allMatch(i -> matches(i, names.get(i)));
    }

    /** Whether a name matches the segment at a level, from 0. */
    boolean matches(int level, String name) {
        return segments.get(level).matches(name);
    }

    /** The text of the pattern, on one line. */
    @Override
    public String toString() {
        return OneLine.of(text);
    }
}
