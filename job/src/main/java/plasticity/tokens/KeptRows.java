package plasticity.tokens;

import plasticity.sample.DrawnRows;

/** Which rows heads keep. Heads of the same length keep the same ones, and those of a unit mostly have the same: they are drawn once. */
public final class KeptRows {
    private final SamplingOptions sampling;
    private int rows = -1;
    private DrawnRows drawn;

    public KeptRows(SamplingOptions sampling) {
        this.sampling = sampling;
    }

    /** @param head rows of the head's table */
    DrawnRows of(int head) {
        if (head != rows) {
            drawn = null; // not two draws at a time
            drawn = DrawnRows.of(head, sampling.maxTokensPerHead(), sampling.seed());
            rows = head;
        }
        return drawn;
    }
}
