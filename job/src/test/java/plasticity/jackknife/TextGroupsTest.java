package plasticity.jackknife;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextGroupsTest {
    @Test
    void theDigestIdentifiesTheTexts() {
        // SplitMix64 with seed 0 yields this number first, and it is the digest of the text 0.
        assertThat(TextGroups.of(20, new long[] {0}).digest()).isEqualTo("e220a8397b1dcdaf");
        assertThat(TextGroups.of(20, new long[] {3, 5, 9}).digest())
                .isEqualTo(TextGroups.of(2, new long[] {3, 5, 9}).digest())
                .isNotEqualTo(TextGroups.of(20, new long[] {3, 5}).digest())
                .isNotEqualTo(TextGroups.of(20, new long[] {3, 5, 10}).digest())
                .hasSize(16);
    }

    private static final long[] TEXTS = {-4, 0, 7, 8, 1L << 40};

    @Test
    void textsTakeTurnsInGroups() {
        TextGroups groups = TextGroups.of(3, TEXTS);
        assertThat(groups.of(TEXTS)).containsExactly(0, 1, 2, 0, 1);
        assertThat(groups.of(new long[] {8, 8, -4, 1L << 40})).containsExactly(0, 0, 0, 1);
        assertThat(groups.of(7)).isEqualTo(2);
        assertThat(groups.texts()).isEqualTo(5);
        assertThat(groups.groups()).isEqualTo(3);
        assertThat(groups.values()).isEqualTo(4);
    }

    @Test
    void thereAreNoMoreGroupsThanTexts() {
        TextGroups groups = TextGroups.of(20, TEXTS);
        assertThat(groups.groups()).isEqualTo(5);
        assertThat(groups.of(TEXTS)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void oneTextHasNoReplicates() {
        TextGroups groups = TextGroups.of(20, new long[] {3});
        assertThat(groups.groups()).isEqualTo(1);
        assertThat(groups.hasReplicates()).isFalse();
        assertThat(groups.values()).isEqualTo(1);
        double[] values = new double[1];
        groups.leaveOut(new double[] {2.5}, 0, values, 0);
        assertThat(values).containsExactly(2.5);
    }

    @Test
    void replicatesCanBeLeftOut() {
        TextGroups groups = TextGroups.of(3, TEXTS).withoutReplicates();
        assertThat(groups.groups()).isEqualTo(3);
        assertThat(groups.values()).isEqualTo(1);
        assertThat(groups.of(TEXTS)).containsExactly(0, 1, 2, 0, 1);
    }

    @Test
    void leavesOutOneGroupAtATime() {
        double[] into = new double[6];
        TextGroups.of(3, TEXTS).leaveOut(new double[] {9, 1, 2, 4}, 1, into, 2);
        assertThat(into).containsExactly(0, 0, 7, 6, 5, 3);
    }

    @Test
    void unitesTexts() {
        assertThat(TextGroups.union(new long[] {1, 5}, new long[] {0, 5, 9})).containsExactly(0, 1, 5, 9);
        assertThat(TextGroups.union(new long[0], new long[] {2})).containsExactly(2);
    }

    @Test
    void rejectsUnknownTexts() {
        assertThatThrownBy(() -> TextGroups.of(3, TEXTS).of(1)).isInstanceOf(IllegalArgumentException.class);
    }
}
