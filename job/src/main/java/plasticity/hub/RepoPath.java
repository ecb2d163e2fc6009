package plasticity.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Path of a file or directory in a repository. Never leads out of the repository, on any operating system.
 *
 * @param segments names from the root of the repository; empty for the root itself
 */
public record RepoPath(List<String> segments) {
    /** The root of the repository. */
    public static final RepoPath ROOT = new RepoPath(List.of());

    private static final int MAX_LENGTH = 1024;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

    /**
     * Parses a path of the Hub, with slashes.
     *
     * @throws HubException if it is absolute, leaves the repository, or has a name that is special on some file system
     */
    public static RepoPath of(String text) throws HubException {
        List<String> segments = List.of(text.split("/", -1));
        if (text.length() > MAX_LENGTH || !segments.stream().allMatch(RepoPath::isName)) {
            throw new HubException("the dataset contains a file \"" + Sanitized.of(text)
                    + "\", which is not a valid relative path; rejected");
        }
        return new RepoPath(segments);
    }

    /**
     * Parses {@code model_dir}: empty and {@code .} are the root, repeated slashes are ignored.
     *
     * @throws HubException if it is not a path within a repository
     */
    public static RepoPath ofDirectory(String text) throws HubException {
        List<String> segments = List.of(text.split("/")).stream()
                .filter(segment -> !segment.isEmpty() && !segment.equals("."))
                .toList();
        if (text.length() > MAX_LENGTH || !segments.stream().allMatch(RepoPath::isName)) {
            throw new HubException(
                    "model_dir: \"" + Sanitized.of(text) + "\" is not a valid directory within a dataset");
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

    /** The parent directory; the root is its own parent. */
    public RepoPath parent() {
        return segments.isEmpty() ? this : new RepoPath(segments.subList(0, segments.size() - 1));
    }

    /** Whether it is below a directory, at any depth. */
    public boolean isBelow(RepoPath directory) {
        int depth = directory.segments.size();
        return segments.size() > depth && segments.subList(0, depth).equals(directory.segments);
    }

    /** The local path of this file below a directory. */
    Path below(Path directory) {
        Path path = directory;
        for (String segment : segments) {
            path = path.resolve(segment);
        }
        return path;
    }

    /** The path for a URI, with each name percent-encoded. */
    String encoded() {
        return segments.stream().map(RepoPath::encoded).collect(Collectors.joining("/"));
    }

    /** A text percent-encoded for a URI, including slashes. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
