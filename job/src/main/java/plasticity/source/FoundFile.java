package plasticity.source;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import plasticity.heads.HeadKind;

/** One Parquet file of a head and its footer, which was read once. */
public final class FoundFile {
    private final DumpFile file;
    private final FooterFacts facts;
    private final ShardFooter shard;
    private final String problem;

    private FoundFile(DumpFile file, FooterFacts facts, ShardFooter shard, String problem) {
        this.file = file;
        this.facts = facts;
        this.shard = shard;
        this.problem = problem;
    }

    static FoundFile read(DumpFile file, HeadKind kind, Configuration hadoop) {
        AtomicReference<FooterFacts> facts = new AtomicReference<>();
        try {
            ShardFooter shard = ShardFooter.read(
                    file, TokenColumn.ofAnalysis(kind), hadoop, footer -> facts.set(FooterFacts.of(footer)));
            return new FoundFile(file, facts.get(), shard, null);
        } catch (DumpException e) {
            return new FoundFile(file, facts.get(), null, e.getMessage());
        }
    }

    /** Its URI. */
    public String path() {
        return file.path();
    }

    /** Its length. */
    public long bytes() {
        return file.bytes();
    }

    /** What the footer tells; empty where it cannot be read. */
    public Optional<FooterFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Why the file cannot be used, a line that names it. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Null when there is a problem. */
    ShardFooter shard() {
        return shard;
    }
}
