package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;

/** A head directory of a dump, with what the footers of its files tell. */
public final class ScannedHead {
    private final HeadFooter planned;
    private final List<ScannedFile> files;

    private ScannedHead(HeadFooter planned, List<ScannedFile> files) {
        this.planned = planned;
        this.files = files;
    }

    /** @param files those of the captured head, in order */
    static ScannedHead of(HeadListing head, List<ScannedFile> files) {
        String problem = head.problem() != null
                ? head.problem()
                : files.stream()
                        .flatMap(file -> file.problem().stream())
                        .findFirst()
                        .orElse(null);
        HeadFooter planned = problem != null
                ? HeadFooter.unreadable(head, problem)
                : HeadFooter.of(head, files.stream().map(ScannedFile::shard).toList());
        return new ScannedHead(planned, List.copyOf(files));
    }

    public HeadId id() {
        return planned.id();
    }

    /** The directory's URI. */
    public String directory() {
        return planned.directory();
    }

    /** Its Parquet files in name order; none where the directory itself cannot be used. */
    public List<ScannedFile> files() {
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

    HeadFooter planned() {
        return planned;
    }
}
