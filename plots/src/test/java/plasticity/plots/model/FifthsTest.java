package plasticity.plots.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FifthsTest {
    private static final Curve CURVE =
            new Curve(new double[] {100, 200, 300, 400, 500}, new double[] {0.9, 0.7, 0.6, 0.5, 0.1});

    @Test
    void fifthsEndBetweenBuckets() {
        assertThat(Fifths.firstEnd(CURVE, 0.9)).hasValue(150);
        assertThat(Fifths.firstEnd(CURVE, 0.8)).hasValue(250);
        assertThat(Fifths.lastStart(CURVE, 0.1)).hasValue(450);
        assertThat(Fifths.lastStart(CURVE, 0.3)).hasValue(350);
    }

    @Test
    void unknownIfNoBucketsHaveTheMean() {
        assertThat(Fifths.firstEnd(CURVE, 0.85)).isEmpty();
        assertThat(Fifths.firstEnd(CURVE, Double.NaN)).isEmpty();
        assertThat(Fifths.lastStart(CURVE, 0.2)).isEmpty();
    }

    @Test
    void unknownIfItIsTheCompleteCurve() {
        Curve point = new Curve(new double[] {100}, new double[] {0.5});
        assertThat(Fifths.firstEnd(point, 0.5)).isEmpty();
        assertThat(Fifths.lastStart(point, 0.5)).isEmpty();
    }
}
