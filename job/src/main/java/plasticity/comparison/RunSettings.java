package plasticity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.messages.Suggestions;

/** Requires that runs have the same values of all settings that affect metrics. */
final class RunSettings {
    private static final List<String> KEYS = Arrays.stream(Setting.values())
            .filter(Setting::affectsMetrics)
            .map(Setting::key)
            .toList();

    private RunSettings() {}

    /**
     * The settings in which runs differ, with the value of each run. A setting that a manifest does not contain, as of an earlier version, is
     * unknown and not compared.
     *
     * @param allowed keys that may differ
     * @throws RunException for wrong usage if others differ, or an allowed one does not affect metrics
     */
    static Map<String, List<Object>> differences(List<ComparedRun> runs, List<String> allowed) throws RunException {
        requireKeys(allowed);
        Map<String, List<Object>> differences = new LinkedHashMap<>();
        for (String key : KEYS) {
            List<Object> values = new ArrayList<>();
            for (ComparedRun run : runs) {
                run.manifest()
                        .filter(manifest -> manifest.settings().containsKey(key))
                        .ifPresent(manifest -> values.add(manifest.settings().get(key)));
            }
            if (values.stream().distinct().count() > 1) {
                differences.put(key, values);
            }
        }
        List<String> rejected = differences.keySet().stream()
                .filter(key -> !allowed.contains(key))
                .toList();
        if (!rejected.isEmpty()) {
            throw RunException.usage("the runs differ in settings that affect metrics: "
                    + rejected.stream()
                            .map(key -> key + " (" + text(differences.get(key)) + ")")
                            .collect(Collectors.joining(", "))
                    + "; --allow " + String.join(",", rejected) + " compares them all the same");
        }
        return differences;
    }

    /** The distinct values, separated by commas. */
    static String text(List<Object> values) {
        return values.stream()
                .distinct()
                .map(value -> Objects.toString(value, "none"))
                .collect(Collectors.joining(", "));
    }

    private static void requireKeys(List<String> allowed) throws RunException {
        for (String key : allowed) {
            if (!KEYS.contains(key)) {
                throw RunException.usage("--allow " + key + ": no such setting that affects metrics"
                        + Suggestions.closest(key, KEYS)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse("; available: " + String.join(", ", KEYS)));
            }
        }
    }
}
