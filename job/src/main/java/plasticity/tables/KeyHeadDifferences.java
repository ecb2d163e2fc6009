package plasticity.tables;

import java.util.List;

/** The table {@code key_head_differences}: differences between two runs, one row per (metric, kind of pairs, layer, key head). */
public final class KeyHeadDifferences {
    public static final Table TABLE = Table.named("key_head_differences")
            .with(HeadIdentity.KEY_COLUMNS)
            .with(List.of(KeyHeadEstimates.PAIRS))
            .with(Differences.ALL)
            .build();

    private KeyHeadDifferences() {}
}
