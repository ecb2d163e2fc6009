package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableColumnsTest {
    @Test
    void combinedMetrics() throws IOException {
        List<Row> rows = List.of(HeadMetrics.COMBINED
                .row(Rows.METRICS)
                .set(HeadIdentity.MODEL_DIR, "step-1")
                .build());
        List<String> alone =
                Rows.csv(HeadMetrics.TABLE, List.of(Rows.METRICS)).lines().toList();
        assertThat(Rows.csv(HeadMetrics.COMBINED, rows).lines())
                .containsExactly("model_dir," + alone.get(0), "step-1," + alone.get(1));
    }

    @Test
    void headMetrics() throws IOException {
        assertThat(Rows.csv(HeadMetrics.TABLE, List.of(Rows.METRICS, Rows.UNDEFINED_METRICS)))
                .isEqualTo("layer,q_head,k_head,n_q_tokens,n_k_tokens,d_model,q_R2_pos,q_beta_norm,q_R2_scalar,"
                        + "q_mae_baseline,q_mae_proj,q_mae_ratio,q_resid0_skew,q_resid0_kurt,q_resid0_ks_p,"
                        + "q_noise_med_abs_skew,q_noise_med_abs_kurt,q_noise_med_ks_p,q_noise_frac_ks_p_lt_alpha,"
                        + "ap_overall\n"
                        + "3,11,2,640,500,64,0.1,0.2,0.3,0.4,0.5,0.6,-0.7,0.8,0.9,1.0,1.1,1.2,1.3,1.4\n"
                        + "3,12,3,1,1,1,0.0,0.0,0.0,0.0,0.0,1.0,,,,,,1.0,0.0,\n");
    }

    @Test
    void headBucketPlasticity() throws IOException {
        assertThat(Rows.csv(HeadBucketPlasticity.TABLE, List.of(Rows.BUCKET, Rows.EMPTY_BUCKET)))
                .isEqualTo("layer,q_head,k_head,q_bucket,k_bucket,ap_bucket\n3,11,2,8,7,0.855\n3,11,2,8,-1,\n");
    }

    @Test
    void headComponentWeights() throws IOException {
        assertThat(Rows.csv(HeadComponentWeights.TABLE, List.of(Rows.COMPONENT)))
                .isEqualTo("layer,q_head,k_head,component,component_r2,component_weight\n3,11,2,63,-1.5,0.0\n");
    }

    @Test
    void headStatus() throws IOException {
        assertThat(Rows.csv(HeadStatus.TABLE, List.of(Rows.OK, Rows.FAILED)))
                .isEqualTo(
                        """
                        layer,q_head,k_head,status,n_q_rows,n_k_rows,warnings,error,texts
                        3,11,2,ok,640,500,,,0123456789abcdef
                        3,12,3,failed,,0,"one, two","l03h12q: column ""vector""
                        row 5 é模",
                        """);
    }
}
