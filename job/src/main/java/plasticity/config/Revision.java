package plasticity.config;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A state of a data set: a branch, a tag, a commit or {@code refs/pr/N}, by git's rules for names. */
public record Revision() implements SettingType {
    private static final int LONGEST = 250;
    private static final Pattern SEGMENT = Pattern.compile("[^\\p{Cntrl} ~^:?*\\[\\\\.][^\\p{Cntrl} ~^:?*\\[\\\\]*");

    /** Whether git allows such a name. */
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

    @Override
    public String allowed() {
        return "a branch, a tag or a commit";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = Text.of(raw, allowed());
        if (!isRevision(text)) {
            throw ValueException.notAllowed(raw, allowed());
        }
        return text;
    }
}
