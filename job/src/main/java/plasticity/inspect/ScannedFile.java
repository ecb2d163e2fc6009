package plasticity.inspect;

import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadKind;
import plasticity.messages.FailureLog;
import plasticity.parquet.FooterListener;
import plasticity.tokens.DataFileFooter;

/** A Parquet file of a head and its footer. */
public final class ScannedFile {
    private final DumpFile file;
    private final FooterFacts facts;
    private final DataFileFooter footer;
    private final String problem;

    private ScannedFile(DumpFile file, FooterFacts facts, DataFileFooter footer, String problem) {
        this.file = file;
        this.facts = facts;
        this.footer = footer;
        this.problem = problem;
    }

    static ScannedFile read(DumpFile file, HeadKind kind, Configuration hadoop) {
        Facts seen = new Facts();
        try {
            DataFileFooter footer = DataFileFooter.read(file, TokenColumn.ofAnalysis(kind), hadoop, seen);
            return new ScannedFile(file, seen.facts, footer, null);
        } catch (DumpException e) {
            FailureLog.expected(e);
            return new ScannedFile(file, seen.facts, null, e.getMessage());
        } catch (RuntimeException e) {
            return new ScannedFile(file, seen.facts, null, file.path() + ": " + FailureLog.bug(e));
        }
    }

    private static final class Facts implements FooterListener {
        private FooterFacts facts;

        @Override
        public void metadata(ParquetMetadata footer) {
            facts = FooterFacts.of(footer);
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

    /** Facts from the footer; empty if it cannot be read. */
    public Optional<FooterFacts> facts() {
        return Optional.ofNullable(facts);
    }

    /** Why the file cannot be used: one line with its path. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Null if there is a problem. */
    DataFileFooter footer() {
        return footer;
    }
}
