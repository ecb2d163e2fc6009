package plasticity.dump;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;
import plasticity.messages.OneLine;

/**
 * Directories below a dataset's root by wildcards, such as {@code org/step-*}. Within a name {@code *}, {@code ?}, {@code [a-z]} and
 * {@code {a,b}} mean what they mean to Hadoop. A name that begins with a dot or an underscore is matched only where the pattern begins so, too.
 */
public final class DirectoryPattern {
    /** One name of it. */
    private record Segment(String text, GlobFilter filter) {
        Optional<String> fixed() {
            return filter.hasPattern() ? Optional.empty() : Optional.of(text);
        }

        boolean matches(String name) {
            boolean isAside = name.startsWith(".") || name.startsWith("_");
            // The slash keeps a colon within a name from being taken for a URI's.
            return (!isAside || name.charAt(0) == text.charAt(0)) && filter.accept(new Path("/" + name));
        }
    }

    private final String text;
    private final List<Segment> segments;

    private DirectoryPattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = List.copyOf(segments);
    }

    /**
     * Reads a pattern; doubled slashes and {@code .} do not count.
     *
     * @throws DumpException when a bracket or a brace is not closed within its name
     */
    public static DirectoryPattern of(String text) throws DumpException {
        List<Segment> segments = new ArrayList<>();
        for (String name : names(text)) {
            try {
                segments.add(new Segment(name, new GlobFilter(name)));
            } catch (IOException | RuntimeException e) {
                throw new DumpException(
                        OneLine.of("\"" + text + "\" is no pattern: in \"" + name + "\" a bracket or a brace is wrong"),
                        e);
            }
        }
        return new DirectoryPattern(text, segments);
    }

    /** The names of a directory below a root; none for the root itself. */
    public static List<String> names(String directory) {
        return Arrays.stream(directory.split("/"))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
    }

    /** Names that a directory has to have; empty where a name has wildcards. */
    List<Optional<String>> fixed() {
        return segments.stream().map(Segment::fixed).toList();
    }

    /** The directory below which all matches lie: the names before the first wildcard. */
    public String fixedPart() {
        return String.join(
                "/",
                segments.stream()
                        .takeWhile(segment -> segment.fixed().isPresent())
                        .map(Segment::text)
                        .toList());
    }

    /** Whether a directory of these names, from the root on, is meant. */
    public boolean matches(List<String> names) {
        if (names.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!matches(i, names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name can stand at a level, from 0. */
    boolean matches(int level, String name) {
        return segments.get(level).matches(name);
    }

    /** As it was written, on one line. */
    @Override
    public String toString() {
        return OneLine.of(text);
    }
}
