package plasticity.results;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Describes which settings differ. */
final class SettingsChange {
    private SettingsChange() {}

    /** {@code settings: seed was 0, is 1}, with all that differ; empty if none does. */
    static Optional<String> of(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        String changes = names.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .map(name -> name + " was " + shown(before.get(name)) + ", is " + shown(now.get(name)))
                .collect(Collectors.joining("; "));
        return changes.isEmpty() ? Optional.empty() : Optional.of("settings: " + changes);
    }

    private static String shown(String value) {
        return value == null ? "absent" : value;
    }
}
