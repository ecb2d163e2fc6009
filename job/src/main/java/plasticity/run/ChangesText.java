package plasticity.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plasticity.messages.Plural;

/** What would be computed and why, in a few lines for people. */
final class ChangesText {
    private ChangesText() {}

    /**
     * A line that tells how much there is to do, then the reasons.
     *
     * @param manifest that names the run
     * @param differences why the set that is there would be written again; a set that is just as it should be has none
     */
    static String of(String manifest, Changes changes, List<String> differences) {
        Map<String, List<String>> headsByReason = new LinkedHashMap<>();
        changes.reasons().forEach((head, reason) -> headsByReason
                .computeIfAbsent(reason, first -> new ArrayList<>())
                .add(head.directoryName()));
        StringBuilder text = new StringBuilder("%s: %s, %d to compute, %d reused%s%n"
                .formatted(
                        manifest,
                        Plural.of(changes.fingerprints().size(), "query head"),
                        changes.reasons().size(),
                        changes.reused(),
                        changes.reasons().isEmpty() ? ending(differences) : ""));
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

    private static String ending(List<String> differences) {
        return differences.isEmpty()
                ? ": nothing to do, the tables stay as they are"
                : ": nothing to compute, but the tables would be written again";
    }
}
