package plasticity.tokens;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;
import plasticity.sample.DrawnRows;

/** Draws the rows that heads keep. Heads of the same length keep the same rows and share a draw, across all tasks of a process. */
public final class KeptRows {
    private static final AtomicReference<SoftReference<Draw>> LATEST = new AtomicReference<>(new SoftReference<>(null));

    private final SamplingOptions sampling;

    private record Draw(int rows, int cap, long seed, DrawnRows drawn) {
        private boolean is(int ofRows, SamplingOptions sampling) {
            return rows == ofRows && cap == sampling.maxTokensPerHead() && seed == sampling.seed();
        }
    }

    public KeptRows(SamplingOptions sampling) {
        this.sampling = sampling;
    }

    boolean withTexts() {
        return sampling.hasEstimates();
    }

    /** @param rows number of rows of the head */
    DrawnRows of(int rows) {
        Draw latest = LATEST.get().get();
        if (latest != null && latest.is(rows, sampling)) {
            return latest.drawn;
        }
        int cap = sampling.maxTokensPerHead();
        DrawnRows drawn = DrawnRows.of(rows, cap, sampling.seed());
        LATEST.set(new SoftReference<>(new Draw(rows, cap, sampling.seed(), drawn)));
        return drawn;
    }
}
