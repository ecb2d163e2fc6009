package plasticity.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plasticity.messages.Plural;

/** Formats for {@code --dry-run} which heads would be computed and why. */
final class ChangesText {
    private ChangesText() {}

    /**
     * A summary line, followed by one line per reason.
     *
     * @param name of the run
     * @param differences why the outputs would be written again; empty if they are up to date
     */
    static String of(String name, Changes changes, List<String> differences) {
        Map<String, List<String>> headsByReason = new LinkedHashMap<>();
        changes.reasons().forEach((head, reason) -> headsByReason
                .computeIfAbsent(reason, first -> new ArrayList<>())
                .add(head.directoryName()));
        StringBuilder text = new StringBuilder("%s: %s, %d to compute, %d reused%s%n"
                .formatted(
                        name,
                        Plural.of(changes.fingerprints().size(), "query head"),
                        changes.reasons().size(),
                        changes.reused(),
                        changes.reasons().isEmpty() ? conclusion(differences) : ""));
        headsByReason.forEach((reason, heads) -> text.append("  ")
                .append(Plural.listed(heads))
                .append(": ")
                .append(reason)
                .append(System.lineSeparator()));
        if (changes.reasons().isEmpty()) {
            differences.forEach(line -> text.append("  ").append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }

    private static String conclusion(List<String> differences) {
        return differences.isEmpty()
                ? ": nothing to do, the tables stay as they are"
                : ": nothing to compute, but the tables would be written again";
    }
}
