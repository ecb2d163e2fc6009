package plasticity.tables;

import java.util.List;

/** The table {@code head_differences}: differences between two runs, one row per (metric, layer, query head). */
public final class HeadDifferences {
    public static final Table TABLE = Table.named("head_differences")
            .with(List.of(HeadIdentity.LAYER, HeadIdentity.Q_HEAD))
            .with(Differences.ALL)
            .build();

    private HeadDifferences() {}
}
