package plasticity.results;

import java.io.IOException;
import java.util.Collection;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
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
    /** 0 if the head failed, or it is a key head. */
    final int queryBuckets;

    private final boolean isOk;
    final HeadId head;
    /** Whether a segment of the store has it. Used by the store only. */
    volatile boolean isStored;

    SpooledResult(SpoolFile.Range range, int bytes, String digest, HeadResult result) {
        this.range = range;
        this.bytes = bytes;
        this.digest = digest;
        this.head = result.head();
        this.identity = result.identity();
        this.queryBuckets = result.positions().queries().size();
        this.isOk = result.isOk();
    }

    boolean isOfQueryHead() {
        return head.kind() == HeadKind.QUERY;
    }

    /** Whether it is of a query head that was analysed. */
    boolean isOk() {
        return isOk && isOfQueryHead();
    }

    /** Whether it has rows of any table. */
    boolean hasRows() {
        return isOk;
    }

    /**
     * Reads it.
     *
     * @param wanted the tables whose rows are read
     * @throws RunException with {@code java.io.tmpdir} in its message
     */
    HeadResult read(Collection<Table> wanted) throws RunException {
        try {
            return ResultLine.read(range.line(bytes), wanted).result();
        } catch (IOException e) {
            throw new RunException("results cannot be read back from java.io.tmpdir: " + OneLine.of(e), e);
        }
    }
}
