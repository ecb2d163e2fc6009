package plasticity.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plasticity.dump.FileFingerprint;

/** Describes what has changed of the input of an analysis: its settings, or the files of a head. */
final class InputChange {
    private InputChange() {}

    /** {@code settings: seed was 0, is 1}, with all that differ; empty if none does. */
    static Optional<String> ofSettings(Map<String, String> before, Map<String, String> now) {
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

    /** The first file of a head that has changed. */
    static Optional<String> ofFiles(List<FileFingerprint> before, List<FileFingerprint> now) {
        Map<String, FileFingerprint> left = new TreeMap<>();
        before.forEach(file -> left.put(file.name(), file));
        for (FileFingerprint file : now) {
            FileFingerprint earlier = left.remove(file.name());
            Optional<String> change = earlier == null ? Optional.of(file.name() + " is new") : between(earlier, file);
            if (change.isPresent()) {
                return change;
            }
        }
        return left.keySet().stream().findFirst().map(name -> name + " is gone");
    }

    private static Optional<String> between(FileFingerprint before, FileFingerprint now) {
        if (before.bytes() != now.bytes()) {
            return changed(now, String.format(Locale.ROOT, "%,d bytes were %,d", now.bytes(), before.bytes()));
        }
        if (before.content() != null && now.content() != null) {
            return before.content().equals(now.content()) ? Optional.empty() : changed(now, "its content differs");
        }
        if (!Objects.equals(before.footer(), now.footer())) {
            return changed(now, "its footer differs");
        }
        if (!Objects.equals(before.tag(), now.tag())) {
            return changed(now, "its ETag or checksum differs");
        }
        if (before.modified() != now.modified()) {
            return changed(
                    now,
                    "modified " + Instant.ofEpochMilli(now.modified()) + ", was "
                            + Instant.ofEpochMilli(before.modified()));
        }
        return Optional.empty();
    }

    private static Optional<String> changed(FileFingerprint file, String how) {
        return Optional.of(file.name() + " changed: " + how);
    }
}
