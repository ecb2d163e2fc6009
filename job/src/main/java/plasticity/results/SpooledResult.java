package plasticity.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.tables.HeadMetrics;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** The part of a result of this run that is in memory. */
final class SpooledResult {
    final SpoolFile.Range range;
    /** Length of its line. */
    final int bytes;

    final String digest;
    final Row status;
    /** One row; none if the head failed. */
    final List<Row> metrics;

    final HeadId head;
    /** Whether a segment of the store has it. Used by the store only. */
    volatile boolean isStored;

    SpooledResult(SpoolFile.Range range, int bytes, String digest, HeadResult result) {
        this.range = range;
        this.bytes = bytes;
        this.digest = digest;
        this.head = result.query();
        this.status = result.status();
        this.metrics = result.rows(HeadMetrics.TABLE);
    }

    boolean isOk() {
        return !metrics.isEmpty();
    }

    /** @param wanted the tables whose rows are read */
    HeadResult read(List<Table> wanted) {
        try {
            return ResultLine.read(range.line(bytes), wanted).result();
        } catch (IOException e) {
            throw new UncheckedIOException("results cannot be read back from java.io.tmpdir: " + OneLine.of(e), e);
        }
    }
}
