package plasticity.results;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import plasticity.dump.FileFingerprint;

/** Describes the first file of a head that has changed. */
final class FilesChange {
    private FilesChange() {}

    static Optional<String> of(List<FileFingerprint> before, List<FileFingerprint> now) {
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
