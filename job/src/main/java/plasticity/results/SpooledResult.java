package plasticity.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import plasticity.heads.HeadId;
import plasticity.messages.OneLine;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** What memory holds of a result of this run. */
final class SpooledResult {
    final SpoolRange place;
    /** Length of its line. */
    final int bytes;

    final String digest;
    final HeadStatus status;
    /** Null when the head failed. */
    final HeadMetrics metrics;
    /** Whether a segment of the store holds it; the store's to know. */
    volatile boolean isKept;

    SpooledResult(SpoolRange place, int bytes, String digest, HeadStatus status, HeadMetrics metrics) {
        this.place = place;
        this.bytes = bytes;
        this.digest = digest;
        this.status = status;
        this.metrics = metrics;
    }

    HeadId head() {
        return HeadId.query(status.layer(), status.qHead());
    }

    boolean isOk() {
        return status.status() == HeadStatus.State.OK;
    }

    HeadResult read() {
        try {
            return ResultLine.read(place.line(bytes)).result();
        } catch (IOException e) {
            throw new UncheckedIOException("results cannot be read back from java.io.tmpdir: " + OneLine.of(e), e);
        }
    }
}
