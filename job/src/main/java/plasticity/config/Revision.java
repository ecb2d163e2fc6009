package plasticity.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A revision of a dataset: a branch, tag, commit or {@code refs/pr/N} that is valid by git's rules. */
public final class Revision {
    static final Text TYPE = new Text("a branch, tag or commit", "a branch, tag or commit", Revision::isRevision);
    private static final int LONGEST = 250;
    private static final Pattern SEGMENT = Pattern.compile("[^\\p{Cntrl} ~^:?*\\[\\\\.][^\\p{Cntrl} ~^:?*\\[\\\\]*");

    private Revision() {}

    /** Whether git allows this name. */
    public static boolean isRevision(String text) {
        return text.length() <= LONGEST
                && !text.startsWith("-")
                && !text.contains("..")
                && !text.contains("@{")
                && Arrays.stream(text.split("/", -1)).allMatch(Revision::isSegment);
    }

    private static boolean isSegment(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.endsWith(".") && !segment.endsWith(".lock");
    }
}
