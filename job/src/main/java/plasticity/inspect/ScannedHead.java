package plasticity.inspect;

import java.util.List;
import java.util.Optional;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;
import plasticity.tokens.HeadFooter;

/** A head directory of a dump with the footers of its files. */
public final class ScannedHead {
    private final HeadFooter planned;
    private final List<ScannedFile> files;

    private ScannedHead(HeadFooter planned, List<ScannedFile> files) {
        this.planned = planned;
        this.files = files;
    }

    /** @param files of the head, in order */
    static ScannedHead of(HeadListing head, List<ScannedFile> files) {
        String problem = head.problem() != null
                ? head.problem()
                : files.stream()
                        .flatMap(file -> file.problem().stream())
                        .findFirst()
                        .orElse(null);
        HeadFooter planned = problem != null
                ? HeadFooter.unreadable(head, problem)
                : HeadFooter.of(head, files.stream().map(ScannedFile::footer).toList());
        return new ScannedHead(planned, List.copyOf(files));
    }

    public HeadId id() {
        return planned.id();
    }

    /** The directory's URI. */
    public String directory() {
        return planned.directory();
    }

    /** Its Parquet files sorted by name; empty if the directory cannot be used. */
    public List<ScannedFile> files() {
        return files;
    }

    /** Why an analysis cannot read the head, according to its footers. */
    public Optional<String> problem() {
        return Optional.ofNullable(planned.problem());
    }

    /** Bytes of the columns that an analysis reads; 0 if the head cannot be read. */
    public long neededBytes() {
        return planned.bytes();
    }

    HeadFooter planned() {
        return planned;
    }
}
