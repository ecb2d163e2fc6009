package plasticity.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** Rows of every table, and tables as bytes. */
final class Rows {
    static final Row METRICS = metrics(3, 11, 2, 640, 500, 64)
            .set(HeadMetrics.Q_R2_POS, 0.1)
            .set(HeadMetrics.Q_BETA_NORM, 0.2)
            .set(HeadMetrics.Q_R2_SCALAR, 0.3)
            .set(HeadMetrics.Q_MAE_BASELINE, 0.4)
            .set(HeadMetrics.Q_MAE_PROJ, 0.5)
            .set(HeadMetrics.Q_MAE_RATIO, 0.6)
            .set(HeadMetrics.Q_RESID0_SKEW, -0.7)
            .set(HeadMetrics.Q_RESID0_KURT, 0.8)
            .set(HeadMetrics.Q_RESID0_KS_P, 0.9)
            .set(HeadMetrics.Q_NOISE_MED_ABS_SKEW, 1)
            .set(HeadMetrics.Q_NOISE_MED_ABS_KURT, 1.1)
            .set(HeadMetrics.Q_NOISE_MED_KS_P, 1.2)
            .set(HeadMetrics.Q_NOISE_FRAC_KS_P_LT_ALPHA, 1.3)
            .set(HeadMetrics.AP_OVERALL, 1.4)
            .build();
    static final Row UNDEFINED_METRICS = metrics(3, 12, 3, 1, 1, 1)
            .set(HeadMetrics.Q_R2_POS, 0)
            .set(HeadMetrics.Q_BETA_NORM, 0)
            .set(HeadMetrics.Q_R2_SCALAR, 0)
            .set(HeadMetrics.Q_MAE_BASELINE, 0)
            .set(HeadMetrics.Q_MAE_PROJ, 0)
            .set(HeadMetrics.Q_MAE_RATIO, 1)
            .set(HeadMetrics.Q_RESID0_SKEW, Double.NaN)
            .set(HeadMetrics.Q_RESID0_KURT, Double.NaN)
            .set(HeadMetrics.Q_RESID0_KS_P, Double.NaN)
            .set(HeadMetrics.Q_NOISE_MED_ABS_SKEW, Double.NaN)
            .set(HeadMetrics.Q_NOISE_MED_ABS_KURT, Double.NaN)
            .set(HeadMetrics.Q_NOISE_MED_KS_P, 1)
            .set(HeadMetrics.Q_NOISE_FRAC_KS_P_LT_ALPHA, 0)
            .set(HeadMetrics.AP_OVERALL, Double.NaN)
            .build();
    static final Row BUCKET = bucket(8, 7, 0.855);
    static final Row EMPTY_BUCKET = bucket(8, -1, Double.NaN);
    static final Row COMPONENT = head(HeadComponentWeights.TABLE, 3, 11, 2)
            .set(HeadComponentWeights.COMPONENT, 63)
            .set(HeadComponentWeights.COMPONENT_R2, -1.5)
            .set(HeadComponentWeights.COMPONENT_WEIGHT, 0)
            .build();
    static final Row OK = head(HeadStatus.TABLE, 3, 11, 2)
            .set(HeadStatus.STATUS, HeadStatus.OK)
            .set(HeadStatus.N_Q_ROWS, 640)
            .set(HeadStatus.N_K_ROWS, 500)
            .set(HeadStatus.WARNINGS, null)
            .set(HeadStatus.ERROR, null)
            .set(HeadStatus.TEXTS, "0123456789abcdef")
            .build();
    static final Row FAILED = head(HeadStatus.TABLE, 3, 12, 3)
            .set(HeadStatus.STATUS, HeadStatus.FAILED)
            .set(HeadStatus.N_Q_ROWS, OptionalInt.empty())
            .set(HeadStatus.N_K_ROWS, 0)
            .set(HeadStatus.WARNINGS, "one, two")
            .set(HeadStatus.ERROR, "l03h12q: column \"vector\"\nrow 5 é模")
            .set(HeadStatus.TEXTS, null)
            .build();

    private Rows() {}

    private static Row.Builder head(Table table, int layer, int queryHead, int keyHead) {
        return table.row()
                .set(HeadIdentity.LAYER, layer)
                .set(HeadIdentity.Q_HEAD, queryHead)
                .set(HeadIdentity.K_HEAD, keyHead);
    }

    private static Row.Builder metrics(int layer, int queryHead, int keyHead, int queries, int keys, int components) {
        return head(HeadMetrics.TABLE, layer, queryHead, keyHead)
                .set(HeadMetrics.N_Q_TOKENS, queries)
                .set(HeadMetrics.N_K_TOKENS, keys)
                .set(HeadMetrics.D_MODEL, components);
    }

    static Row bucket(int queryBucket, int keyBucket, double plasticity) {
        return head(HeadBucketPlasticity.TABLE, 3, 11, 2)
                .set(HeadBucketPlasticity.Q_BUCKET, queryBucket)
                .set(HeadBucketPlasticity.K_BUCKET, keyBucket)
                .set(HeadBucketPlasticity.AP_BUCKET, plasticity)
                .build();
    }

    static byte[] bytes(TableFormat format, Table table, List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(table, rows.stream(), out);
        return out.toByteArray();
    }

    static String csv(Table table, List<Row> rows) throws IOException {
        return new String(bytes(TableFormat.CSV, table, rows), StandardCharsets.UTF_8);
    }
}
