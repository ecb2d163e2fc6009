package plasticity.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.ChangeDetection;
import plasticity.dump.FileFingerprint;
import plasticity.dump.InParallel;
import plasticity.heads.HeadId;

/** Fingerprints of the files of heads. They are kept on the driver; tasks do not need them. */
public record DumpFingerprints(Map<HeadId, List<FingerprintedFile>> files) {
    public static final DumpFingerprints NONE = new DumpFingerprints(Map.of());

    /** The fingerprints of a head's files in name order; empty for a head without files. */
    List<FileFingerprint> of(HeadId head) {
        return files.getOrDefault(head, List.of()).stream()
                .map(FingerprintedFile::fingerprint)
                .toList();
    }

    /** The fingerprints of some of the heads. */
    DumpFingerprints only(Collection<HeadId> heads) {
        Map<HeadId, List<FingerprintedFile>> some = new HashMap<>(files);
        some.keySet().retainAll(heads);
        return new DumpFingerprints(some);
    }

    /** Total size of all files. */
    long bytes() {
        return all().mapToLong(file -> file.fingerprint().bytes()).sum();
    }

    /** Adds checksums or content hashes, several files in parallel. */
    DumpFingerprints extend(ChangeDetection detection, Configuration hadoop, LongConsumer read) {
        Iterator<FingerprintedFile> extended = InParallel.map(
                        all().toList(), file -> file.extend(detection, hadoop, read))
                .iterator();
        Map<HeadId, List<FingerprintedFile>> result = new HashMap<>();
        files.forEach((head, headFiles) ->
                result.put(head, headFiles.stream().map(file -> extended.next()).toList()));
        return new DumpFingerprints(result);
    }

    private Stream<FingerprintedFile> all() {
        return files.values().stream().flatMap(List::stream);
    }
}
