package plasticity.tasks;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.config.OutputTable;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** Computes the rows of an analysed head in each of {@link OutputTable#RESULTS}. */
final class HeadRows {
    private static final Map<Table, Function<HeadReport, Stream<Row>>> ROWS = Map.of(
            HeadMetrics.TABLE, HeadRows::metrics,
            HeadBucketPlasticity.TABLE, HeadRows::buckets,
            HeadComponentWeights.TABLE, HeadRows::components);

    private HeadRows() {}

    static Stream<Row> of(Table table, HeadReport report) {
        return ROWS.get(table).apply(report);
    }

    private static Row.Builder row(Table table, HeadReport report) {
        return table.row()
                .set(HeadIdentity.LAYER, report.layer())
                .set(HeadIdentity.Q_HEAD, report.queryHead())
                .set(HeadIdentity.K_HEAD, report.keyHead());
    }

    private static Stream<Row> metrics(HeadReport report) {
        return Stream.of(row(HeadMetrics.TABLE, report)
                .set(HeadMetrics.N_Q_TOKENS, report.queryTokens())
                .set(HeadMetrics.N_K_TOKENS, report.keyTokens())
                .set(HeadMetrics.D_MODEL, report.dimension())
                .set(HeadMetrics.Q_R2_POS, report.meanRSquared())
                .set(HeadMetrics.Q_BETA_NORM, report.slopeNorm())
                .set(HeadMetrics.Q_R2_SCALAR, report.scalar().rSquared())
                .set(HeadMetrics.Q_MAE_BASELINE, report.scalar().maeBaseline())
                .set(HeadMetrics.Q_MAE_PROJ, report.scalar().maeProjection())
                .set(HeadMetrics.Q_MAE_RATIO, report.scalar().maeRatio())
                .set(HeadMetrics.Q_RESID0_SKEW, report.residual().skewness())
                .set(HeadMetrics.Q_RESID0_KURT, report.residual().excessKurtosis())
                .set(HeadMetrics.Q_RESID0_KS_P, report.residual().ksPValue())
                .set(HeadMetrics.Q_NOISE_MED_ABS_SKEW, report.noise().medianAbsoluteSkewness())
                .set(HeadMetrics.Q_NOISE_MED_ABS_KURT, report.noise().medianAbsoluteKurtosis())
                .set(HeadMetrics.Q_NOISE_MED_KS_P, report.noise().medianKsPValue())
                .set(HeadMetrics.Q_NOISE_FRAC_KS_P_LT_ALPHA, report.noise().fractionBelowAlpha())
                .set(HeadMetrics.AP_OVERALL, report.overallPlasticity())
                .build());
    }

    private static Stream<Row> buckets(HeadReport report) {
        Row.Builder head = row(HeadBucketPlasticity.TABLE, report);
        return report.buckets().stream().map(pair -> head.fork()
                .set(HeadBucketPlasticity.Q_BUCKET, pair.queryBucket())
                .set(HeadBucketPlasticity.K_BUCKET, pair.keyBucket())
                .set(HeadBucketPlasticity.AP_BUCKET, pair.plasticity())
                .build());
    }

    private static Stream<Row> components(HeadReport report) {
        Row.Builder head = row(HeadComponentWeights.TABLE, report);
        return IntStream.range(0, report.dimension()).mapToObj(component -> head.fork()
                .set(HeadComponentWeights.COMPONENT, component)
                .set(HeadComponentWeights.COMPONENT_R2, report.rSquared().apply(component))
                .set(HeadComponentWeights.COMPONENT_WEIGHT, report.weights().apply(component))
                .build());
    }
}
