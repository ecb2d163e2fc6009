package plasticity.results;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** A head's row of the table of metrics, as JSON, its members named as the columns; null for a head that failed. */
final class MetricsJson {
    private MetricsJson() {}

    static void write(JsonGenerator json, HeadMetrics metrics) throws IOException {
        if (metrics == null) {
            json.writeNullField("metrics");
            return;
        }
        json.writeObjectFieldStart("metrics");
        json.writeNumberField("n_q_tokens", metrics.nQTokens());
        json.writeNumberField("n_k_tokens", metrics.nKTokens());
        json.writeNumberField("d_model", metrics.dModel());
        Figures.write(json, "q_R2_pos", metrics.qR2Pos());
        Figures.write(json, "q_beta_norm", metrics.qBetaNorm());
        Figures.write(json, "q_R2_scalar", metrics.qR2Scalar());
        Figures.write(json, "q_mae_baseline", metrics.qMaeBaseline());
        Figures.write(json, "q_mae_proj", metrics.qMaeProj());
        Figures.write(json, "q_mae_ratio", metrics.qMaeRatio());
        Figures.write(json, "q_resid0_skew", metrics.qResid0Skew());
        Figures.write(json, "q_resid0_kurt", metrics.qResid0Kurt());
        Figures.write(json, "q_resid0_ks_p", metrics.qResid0KsP());
        Figures.write(json, "q_noise_med_abs_skew", metrics.qNoiseMedAbsSkew());
        Figures.write(json, "q_noise_med_abs_kurt", metrics.qNoiseMedAbsKurt());
        Figures.write(json, "q_noise_med_ks_p", metrics.qNoiseMedKsP());
        Figures.write(json, "q_noise_frac_ks_p_lt_alpha", metrics.qNoiseFracKsPLtAlpha());
        Figures.write(json, "ap_overall", metrics.apOverall());
        json.writeEndObject();
    }

    static HeadMetrics read(StrictJson json, HeadStatus head) throws IOException {
        json.name("metrics");
        if (!json.objectOrNull()) {
            return null;
        }
        HeadMetrics metrics = new HeadMetrics(
                head.layer(),
                head.qHead(),
                head.kHead(),
                json.whole("n_q_tokens"),
                json.whole("n_k_tokens"),
                json.whole("d_model"),
                json.figure("q_R2_pos"),
                json.figure("q_beta_norm"),
                json.figure("q_R2_scalar"),
                json.figure("q_mae_baseline"),
                json.figure("q_mae_proj"),
                json.figure("q_mae_ratio"),
                json.figure("q_resid0_skew"),
                json.figure("q_resid0_kurt"),
                json.figure("q_resid0_ks_p"),
                json.figure("q_noise_med_abs_skew"),
                json.figure("q_noise_med_abs_kurt"),
                json.figure("q_noise_med_ks_p"),
                json.figure("q_noise_frac_ks_p_lt_alpha"),
                json.figure("ap_overall"));
        json.expect(JsonToken.END_OBJECT);
        return metrics;
    }
}
