package plasticity.plots.report.findings;

import java.util.Locale;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;

/** The kinds of pairs of keys that have metrics of their own. */
public enum PairKind {
    /** Both keys in one bucket. */
    NEAR,
    /** Keys of different buckets. */
    FAR;

    /** As in the tables: {@code near} or {@code far}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metric of this kind of pairs in {@code head_estimates}, such as {@code near_empirical} of {@code empirical}. */
    public Column.Real metric(String suffix) {
        return RunEstimates.metric(id() + "_" + suffix);
    }
}
