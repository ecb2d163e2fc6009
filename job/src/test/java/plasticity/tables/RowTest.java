package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void missingCellsAreRejected() {
        Row.Builder row = HeadBucketPlasticity.TABLE
                .row(Rows.OK)
                .set(HeadBucketPlasticity.Q_BUCKET, 1)
                .set(HeadBucketPlasticity.AP_BUCKET, 0.5);
        assertThatThrownBy(row::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("head_bucket_plasticity: no value for k_bucket");
    }

    @Test
    void columnsOfOtherTablesAreRejected() {
        assertThatThrownBy(() -> HeadMetrics.TABLE.row().set(HeadBucketPlasticity.AP_BUCKET, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("head_metrics has no column ap_bucket");
    }

    @Test
    void onlyAnOptionalIntegerMayBeEmpty() {
        assertThatThrownBy(() -> HeadStatus.TABLE.row().set(HeadIdentity.LAYER, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("head_status: layer is empty");
    }

    @Test
    void copiesAreIndependent() {
        Row.Builder start = HeadBucketPlasticity.TABLE.row(Rows.BUCKET);
        Row fork = start.fork().set(HeadBucketPlasticity.Q_BUCKET, 99).build();
        assertThat(fork.get(HeadBucketPlasticity.Q_BUCKET)).isEqualTo(99);
        assertThat(start.build()).isEqualTo(Rows.BUCKET);
    }
}
