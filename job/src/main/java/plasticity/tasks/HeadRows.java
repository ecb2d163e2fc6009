package plasticity.tasks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.config.OutputTable;
import plasticity.draws.PairKind;
import plasticity.estimates.HeadMetric;
import plasticity.estimates.KeyHeadEstimates;
import plasticity.geometry.HeadClass;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;
import plasticity.tables.HeadBucketEstimates;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadDistancePlasticity;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadProfile;
import plasticity.tables.HeadReplicates;
import plasticity.tables.Row;
import plasticity.tables.Table;
import plasticity.variation.Components;

/** Computes the rows of an analysed head in each of {@link OutputTable#RESULTS}. */
final class HeadRows {
    private static final Map<Table, Function<HeadReport, Stream<Row>>> ROWS = Map.of(
            HeadMetrics.TABLE, HeadRows::metrics,
            HeadBucketPlasticity.TABLE, HeadRows::buckets,
            HeadComponentWeights.TABLE, HeadRows::components,
            HeadEstimates.TABLE, HeadRows::estimates,
            HeadBucketEstimates.TABLE, HeadRows::bucketEstimates,
            HeadProfile.TABLE, HeadRows::profile,
            HeadDistancePlasticity.TABLE, HeadRows::distances,
            HeadReplicates.TABLE, HeadRows::replicates,
            HeadGeometry.TABLE, HeadRows::geometry);

    private HeadRows() {}

    /** @return no rows in tables of estimates if the head has none, nor in tables of key heads */
    static Stream<Row> of(Table table, HeadReport report) {
        boolean isEstimate = !List.of(HeadMetrics.TABLE, HeadBucketPlasticity.TABLE, HeadComponentWeights.TABLE)
                .contains(table);
        return !ROWS.containsKey(table) || (isEstimate && report.estimates() == null)
                ? Stream.empty()
                : ROWS.get(table).apply(report);
    }

    /** The rows of a key head. */
    static Stream<Row> of(Table table, HeadId key, KeyHeadEstimates estimates) {
        return table == plasticity.tables.KeyHeadEstimates.TABLE ? keyHead(table, key, estimates) : Stream.empty();
    }

    private static Stream<Row> keyHead(Table table, HeadId key, KeyHeadEstimates estimates) {
        return Arrays.stream(PairKind.values()).map(kind -> {
            Components components = estimates.components().get(kind);
            List<Estimate> values = List.of(
                    components.token(),
                    components.text(),
                    components.position(),
                    components.queryHead(),
                    components.total());
            Row.Builder row = table.row()
                    .set(HeadIdentity.LAYER, key.layer())
                    .set(HeadIdentity.K_HEAD, key.head())
                    .set(plasticity.tables.KeyHeadEstimates.PAIRS, label(kind))
                    .set(plasticity.tables.KeyHeadEstimates.N_Q_HEADS, estimates.queryHeads())
                    .set(plasticity.tables.KeyHeadEstimates.N_TEXTS, estimates.texts());
            set(row, plasticity.tables.KeyHeadEstimates.VALUES, i -> values.get(i)
                    .value());
            set(row, plasticity.tables.KeyHeadEstimates.ERRORS, i -> values.get(i)
                    .standardError());
            return row.build();
        });
    }

    private static void set(Row.Builder row, List<Column.Real> columns, IntToDoubleFunction value) {
        for (int i = 0; i < columns.size(); i++) {
            row.set(columns.get(i), value.applyAsDouble(i));
        }
    }

    private static String label(PairKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<Row> estimates(HeadReport report) {
        Estimate[] metrics = metricsOf(report);
        Row.Builder row = row(HeadEstimates.TABLE, report)
                .set(HeadEstimates.N_TEXTS, report.estimates().texts())
                .set(HeadEstimates.Q_R2_HELDOUT, report.estimates().heldOutRSquared());
        set(row, HeadEstimates.VALUES, i -> metrics[i].value());
        set(row, HeadEstimates.ERRORS, i -> metrics[i].standardError());
        return Stream.of(row.build());
    }

    /** In the order of {@link HeadEstimates#VALUES}. */
    private static Estimate[] metricsOf(HeadReport report) {
        return Arrays.stream(HeadMetric.values())
                .map(report.estimates().metrics()::get)
                .toArray(Estimate[]::new);
    }

    private static Stream<Row> replicates(HeadReport report) {
        Estimate[] metrics = metricsOf(report);
        return IntStream.range(0, report.estimates().replicates()).mapToObj(group -> {
            Row.Builder row = row(HeadReplicates.TABLE, report).set(HeadReplicates.TEXT_GROUP, group);
            set(row, HeadReplicates.VALUES, i -> metrics[i].replicate(group));
            return row.build();
        });
    }

    private static Stream<Row> bucketEstimates(HeadReport report) {
        Row.Builder head = row(HeadBucketEstimates.TABLE, report);
        return report.estimates().buckets().stream().map(bucket -> {
            Row.Builder row = head.fork()
                    .set(HeadBucketEstimates.Q_BUCKET, bucket.queryBucket())
                    .set(HeadBucketEstimates.K_BUCKET, bucket.keyBucket())
                    .set(HeadBucketEstimates.PAIRS, label(bucket.kind()))
                    .set(HeadBucketEstimates.N_QUERIES, bucket.queries())
                    .set(HeadBucketEstimates.N_TEXTS, bucket.texts())
                    .set(HeadBucketEstimates.N_PAIRS, bucket.pairs());
            set(row, HeadBucketEstimates.VALUES, i -> bucket.values()[i]);
            set(row, HeadBucketEstimates.ERRORS, i -> bucket.errors()[i]);
            return row.build();
        });
    }

    private static Stream<Row> profile(HeadReport report) {
        Row.Builder head = row(HeadProfile.TABLE, report);
        return report.estimates().profile().stream().map(point -> head.fork()
                .set(HeadProfile.Q_BUCKET, point.queryBucket())
                .set(HeadProfile.POSITION, point.position())
                .set(HeadProfile.N_QUERIES, point.queries())
                .set(HeadProfile.AP_LINEAR, point.linear())
                .set(HeadProfile.AP_EMPIRICAL, point.empirical())
                .set(HeadProfile.SE_AP_LINEAR, point.linearError())
                .set(HeadProfile.SE_AP_EMPIRICAL, point.empiricalError())
                .build());
    }

    private static Stream<Row> distances(HeadReport report) {
        Row.Builder head = row(HeadDistancePlasticity.TABLE, report);
        return report.estimates().distances().stream().map(cell -> head.fork()
                .set(HeadDistancePlasticity.KEY_DISTANCE, cell.keyDistance())
                .set(HeadDistancePlasticity.QUERY_DISTANCE, cell.queryDistance())
                .set(HeadDistancePlasticity.BIN_WIDTH, cell.width())
                .set(HeadDistancePlasticity.N_PAIRS, Math.toIntExact(cell.pairs()))
                .set(HeadDistancePlasticity.WEIGHT, cell.weight())
                .set(HeadDistancePlasticity.AP_LINEAR, cell.linear())
                .set(HeadDistancePlasticity.AP_EMPIRICAL, cell.empirical())
                .build());
    }

    private static Stream<Row> geometry(HeadReport report) {
        plasticity.geometry.HeadGeometry geometry = report.estimates().geometry();
        HeadClass headClass = geometry.headClass();
        return Stream.of(row(HeadGeometry.TABLE, report)
                .set(HeadGeometry.Q_POSITION_R, geometry.queryPositionR())
                .set(HeadGeometry.K_POSITION_R, geometry.keyPositionR())
                .set(HeadGeometry.Q_DRIFT, geometry.queryDrift())
                .set(HeadGeometry.K_DRIFT, geometry.keyDrift())
                .set(HeadGeometry.Q_CENTROID, geometry.queryCentroid())
                .set(HeadGeometry.K_CENTROID, geometry.keyCentroid())
                .set(HeadGeometry.BIAS_STRENGTH, geometry.biasStrength())
                .set(HeadGeometry.BIAS_LOGITS, geometry.biasLogits())
                .set(HeadGeometry.DRIFT_VAR_FRAC, geometry.driftVarianceFraction())
                .set(HeadGeometry.SEPARATION_VAR_FRAC, geometry.separationVarianceFraction())
                .set(HeadGeometry.SEPARATION_STRENGTH, geometry.separationStrength())
                .set(HeadGeometry.QK_SEPARATION, geometry.separation())
                .set(HeadGeometry.PC0_VAR_FRAC, geometry.pc0VarianceFraction())
                .set(HeadGeometry.PC0_Q_POSITION_R, geometry.pc0QueryPositionR())
                .set(HeadGeometry.PC0_K_POSITION_R, geometry.pc0KeyPositionR())
                .set(HeadGeometry.HEAD_CLASS, headClass == null ? null : headClass.label())
                .set(HeadGeometry.Q_R2_POS, geometry.queryRSquared())
                .set(HeadGeometry.K_R2_POS, geometry.keyRSquared())
                .build());
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
