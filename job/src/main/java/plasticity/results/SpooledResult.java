package plasticity.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.messages.OneLine;
import plasticity.tables.HeadMetrics;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** The part of a result of this run that is in memory. */
final class SpooledResult {
    final SpoolFile.Range range;
    /** Length of its line. */
    final int bytes;

    final String digest;
    /** As in {@link HeadResult}. */
    final Row identity;
    /** One row; none if the head failed, or it is a key head. */
    final List<Row> metrics;

    final HeadId head;
    /** Whether a segment of the store has it. Used by the store only. */
    volatile boolean isStored;

    SpooledResult(SpoolFile.Range range, int bytes, String digest, HeadResult result) {
        this.range = range;
        this.bytes = bytes;
        this.digest = digest;
        this.head = result.head();
        this.identity = result.identity();
        this.metrics = result.rows(HeadMetrics.TABLE);
    }

    boolean isOfQueryHead() {
        return head.kind() == HeadKind.QUERY;
    }

    /** Whether it is of a query head that was analysed. */
    boolean isOk() {
        return !metrics.isEmpty();
    }

    /** Whether it may have rows of one of the tables of results. */
    boolean hasRows(Table table) {
        return table == KeyHeadEstimates.TABLE ? !isOfQueryHead() : isOk();
    }

    /** Its rows of a table. */
    List<Row> rows(Table table) {
        try {
            return ResultLine.rows(range.line(bytes), table);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** @param wanted the tables whose rows are read */
    HeadResult read(List<Table> wanted) {
        try {
            return ResultLine.read(range.line(bytes), wanted).result();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("results cannot be read back from java.io.tmpdir: " + OneLine.of(cause), cause);
    }
}
