package plasticity.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file or directory within a repository, by names that stay within it on every system.
 *
 * @param segments names from the repository's root on; none for the root itself
 */
public record RepoPath(List<String> segments) {
    /** The repository's root. */
    public static final RepoPath ROOT = new RepoPath(List.of());

    private static final int LONGEST = 1024;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    /**
     * Reads a path as the Hub writes it, with slashes.
     *
     * @throws HubException when it is absolute, leaves the repository, or has a name that a file system may take for something else
     */
    public static RepoPath of(String text) throws HubException {
        List<String> segments = List.of(text.split("/", -1));
        if (text.length() > LONGEST || !segments.stream().allMatch(RepoPath::isName)) {
            throw new HubException("the data set names a file \"" + Sanitized.of(text)
                    + "\", which leaves its place or is no name; nothing of it is used");
        }
        return new RepoPath(segments);
    }

    /**
     * Reads {@code model_dir}: empty and {@code .} are the root, doubled slashes do not count.
     *
     * @throws HubException when it is no path within a repository
     */
    public static RepoPath ofDirectory(String text) throws HubException {
        List<String> segments = List.of(text.split("/")).stream()
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (text.length() > LONGEST || !segments.stream().allMatch(RepoPath::isName)) {
            throw new HubException("model_dir: \"" + Sanitized.of(text) + "\" is no directory within a data set");
        }
        return new RepoPath(segments);
    }

    private static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && !DRIVE.matcher(segment).lookingAt()
                && segment.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }

    /** The last name; empty for the root. */
    public String name() {
        return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
    }

    /** The directory it lies in; the root's is the root. */
    public RepoPath parent() {
        return segments.isEmpty() ? this : new RepoPath(segments.subList(0, segments.size() - 1));
    }

    /** Whether it lies below a directory, at any depth. */
    public boolean isBelow(RepoPath directory) {
        int depth = directory.segments.size();
        return segments.size() > depth && segments.subList(0, depth).equals(directory.segments);
    }

    /** The same file below a local directory. */
    Path below(Path directory) {
        Path path = directory;
        for (String segment : segments) {
            path = path.resolve(segment);
        }
        return path;
    }

    /** For an address: each name percent-encoded. */
    String encoded() {
        return segments.stream()
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
