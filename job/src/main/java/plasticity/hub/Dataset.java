package plasticity.hub;

import java.util.regex.Pattern;
import plasticity.config.Revision;

/**
 * A revision of a dataset on the Hub.
 *
 * @param name {@code OWNER/NAME}, or {@code NAME} for one without an owner
 * @param revision a branch, a tag, a commit or {@code refs/pr/N}
 */
public record Dataset(String name, String revision) {
    private static final String PART = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile("(?:" + PART + "/)?" + PART);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    public Dataset {
        if (!isName(name) || !Revision.isRevision(revision)) {
            throw new IllegalArgumentException(
                    "not a dataset on the Hub: " + Sanitized.of(name) + " at " + Sanitized.of(revision));
        }
    }

    /** Whether this is a valid dataset name, by the rules of the Python client. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.contains("--") && !text.contains("..") && !text.endsWith(".git");
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** Name of a dataset's directory in the cache: {@code datasets--OWNER--NAME}. */
    static String folder(String name) {
        return "datasets--" + name.replace("/", "--");
    }
}
