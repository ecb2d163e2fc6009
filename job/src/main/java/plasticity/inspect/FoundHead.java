package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import plasticity.dump.CapturedHead;
import plasticity.heads.HeadId;
import plasticity.tokens.PlannedHead;

/** A head directory of a dump, with what the footers of its files tell. */
public final class FoundHead {
    private final PlannedHead planned;
    private final List<FoundFile> files;

    private FoundHead(PlannedHead planned, List<FoundFile> files) {
        this.planned = planned;
        this.files = files;
    }

    /** @param files those of the captured head, in order */
    static FoundHead of(CapturedHead head, List<FoundFile> files) {
        String problem = head.problem() != null
                ? head.problem()
                : files.stream()
                        .flatMap(file -> file.problem().stream())
                        .findFirst()
                        .orElse(null);
        PlannedHead planned = problem != null
                ? PlannedHead.unreadable(head, problem)
                : PlannedHead.of(head, files.stream().map(FoundFile::shard).toList());
        return new FoundHead(planned, List.copyOf(files));
    }

    public HeadId id() {
        return planned.id();
    }

    /** The directory's URI. */
    public String directory() {
        return planned.directory();
    }

    /** Its Parquet files in name order; none where the directory itself cannot be used. */
    public List<FoundFile> files() {
        return files;
    }

    /** Why an analysis cannot read the head, as far as footers tell. */
    public Optional<String> problem() {
        return Optional.ofNullable(planned.problem());
    }

    /** Bytes of the columns that an analysis needs; 0 where the head cannot be read. */
    public long neededBytes() {
        return planned.bytes();
    }

    PlannedHead planned() {
        return planned;
    }
}
