package plasticity.tables;

import java.util.List;

/** The tables with the metrics of analysed heads. */
public final class AnalysisTables {
    /** In the order in which a run lists them. A head has exactly one row in the first, and any number in the others. */
    public static final List<Table> ALL =
            List.of(HeadMetrics.TABLE, HeadBucketPlasticity.TABLE, HeadComponentWeights.TABLE);

    private AnalysisTables() {}
}
