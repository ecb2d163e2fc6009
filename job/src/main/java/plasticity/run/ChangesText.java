package plasticity.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What would be computed and why, in a few lines for people. */
final class ChangesText {
    private static final int HEADS_SHOWN = 12;

    private ChangesText() {}

    /** @param manifest that names the run */
    static String of(String manifest, Changes changes) {
        Map<String, List<String>> headsByReason = new LinkedHashMap<>();
        changes.reasons().forEach((head, reason) -> headsByReason
                .computeIfAbsent(reason, first -> new ArrayList<>())
                .add(head.directoryName()));
        StringBuilder text = new StringBuilder("%s: %s, %d to compute, %d reused%n"
                .formatted(
                        manifest,
                        Counted.of(changes.fingerprints().size(), "query head"),
                        changes.reasons().size(),
                        changes.reused()));
        headsByReason.forEach((reason, heads) -> text.append("  ")
                .append(shown(heads))
                .append(": ")
                .append(reason)
                .append(System.lineSeparator()));
        return text.toString();
    }

    private static String shown(List<String> heads) {
        return heads.size() <= HEADS_SHOWN
                ? String.join(", ", heads)
                : String.join(", ", heads.subList(0, HEADS_SHOWN)) + " and " + (heads.size() - HEADS_SHOWN) + " more";
    }
}
