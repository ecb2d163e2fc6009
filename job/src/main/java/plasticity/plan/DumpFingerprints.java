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

/** The files of heads, marked. They stay with the plan; no task needs them. */
public record DumpFingerprints(Map<HeadId, List<FingerprintedFile>> files) {
    public static final DumpFingerprints NONE = new DumpFingerprints(Map.of());

    /** Those of a head in name order; none for a head without files. */
    List<FileFingerprint> of(HeadId head) {
        return files.getOrDefault(head, List.of()).stream()
                .map(FingerprintedFile::mark)
                .toList();
    }

    /** Of some of the heads. */
    DumpFingerprints only(Collection<HeadId> heads) {
        Map<HeadId, List<FingerprintedFile>> some = new HashMap<>(files);
        some.keySet().retainAll(heads);
        return new DumpFingerprints(some);
    }

    /** All bytes of all files. */
    long bytes() {
        return all().mapToLong(file -> file.mark().bytes()).sum();
    }

    /** The same looked at more closely, file beside file. */
    DumpFingerprints identify(ChangeDetection identity, Configuration hadoop, LongConsumer read) {
        Iterator<FingerprintedFile> closer = InParallel.map(
                        all().toList(), file -> file.identify(identity, hadoop, read))
                .iterator();
        Map<HeadId, List<FingerprintedFile>> result = new HashMap<>();
        files.forEach((head, its) ->
                result.put(head, its.stream().map(file -> closer.next()).toList()));
        return new DumpFingerprints(result);
    }

    private Stream<FingerprintedFile> all() {
        return files.values().stream().flatMap(List::stream);
    }
}
