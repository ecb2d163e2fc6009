package plasticity.tokens;

import plasticity.sample.DrawnRows;

/** Draws the rows that heads keep. Heads of the same length keep the same rows, so consecutive ones share a draw. */
public final class KeptRows {
    private final SamplingOptions sampling;
    private int drawnRows = -1;
    private DrawnRows drawn;

    public KeptRows(SamplingOptions sampling) {
        this.sampling = sampling;
    }

    boolean withTexts() {
        return sampling.hasEstimates();
    }

    /** @param rows number of rows of the head */
    DrawnRows of(int rows) {
        if (rows != drawnRows) {
            drawn = null; // keeps only one draw in memory
            drawn = DrawnRows.of(rows, sampling.maxTokensPerHead(), sampling.seed());
            drawnRows = rows;
        }
        return drawn;
    }
}
