package plasticity.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import plasticity.dump.FileMark;
import plasticity.dump.Identity;
import plasticity.dump.InParallel;
import plasticity.heads.HeadId;

/** The files of heads, marked. They stay with the plan; no task needs them. */
public record DumpMarks(Map<HeadId, List<MarkedFile>> files) {
    public static final DumpMarks NONE = new DumpMarks(Map.of());

    /** Those of a head in name order; none for a head without files. */
    List<FileMark> of(HeadId head) {
        return files.getOrDefault(head, List.of()).stream()
                .map(MarkedFile::mark)
                .toList();
    }

    /** Of some of the heads. */
    DumpMarks only(Collection<HeadId> heads) {
        Map<HeadId, List<MarkedFile>> some = new HashMap<>(files);
        some.keySet().retainAll(heads);
        return new DumpMarks(some);
    }

    /** All bytes of all files. */
    long bytes() {
        return all().mapToLong(file -> file.mark().bytes()).sum();
    }

    /** The same looked at more closely, file beside file. */
    DumpMarks identify(Identity identity, Configuration hadoop, LongConsumer read) {
        Iterator<MarkedFile> closer = InParallel.map(all().toList(), file -> file.identify(identity, hadoop, read))
                .iterator();
        Map<HeadId, List<MarkedFile>> result = new HashMap<>();
        files.forEach((head, its) ->
                result.put(head, its.stream().map(file -> closer.next()).toList()));
        return new DumpMarks(result);
    }

    private Stream<MarkedFile> all() {
        return files.values().stream().flatMap(List::stream);
    }
}
