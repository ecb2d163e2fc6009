package plasticity.cli;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Each Spark that the thin jar runs on, as a cluster. */
@Tag("spark-submit")
class ClusterIT {
    @Nested
    class OnSpark40 extends ClusterTests {
        OnSpark40() {
            super("4.0.1");
        }
    }

    @Nested
    class OnSpark41 extends ClusterTests {
        OnSpark41() {
            super("4.1.0");
        }
    }
}
