package plasticity.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupedQueryLayoutTest {
    @ParameterizedTest
    @CsvSource({"9, 3", "32, 8", "8, 8", "7, 1", "40, 10"})
    void consecutiveQueryHeadsShareAKeyHead(int queryHeads, int keyHeads) {
        GroupedQueryLayout layout = new GroupedQueryLayout(2, queryHeads, keyHeads);
        int head = 0;
        for (int key = 0; key < keyHeads; key++) {
            for (int sharing = 0; sharing < queryHeads / keyHeads; sharing++) {
                assertThat(layout.keyHeadOf(head++)).isEqualTo(key);
            }
        }
        assertThat(head).isEqualTo(queryHeads);
    }

    @Test
    void containsItsHeadsOnly() {
        GroupedQueryLayout layout = new GroupedQueryLayout(30, 9, 3);
        assertThat(layout.contains(HeadId.query(29, 8))).isTrue();
        assertThat(layout.contains(HeadId.key(29, 2))).isTrue();
        assertThat(layout.contains(HeadId.query(30, 0))).isFalse();
        assertThat(layout.contains(HeadId.query(0, 9))).isFalse();
        assertThat(layout.contains(HeadId.key(0, 3))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 9, 3", "1, 9, 0", "1, 0, 1", "1, 9, 4", "1, 3, 9", "-1, 9, 3", "1, -3, -3"})
    void rejectsInvalidNumbers(int layers, int queryHeads, int keyHeads) {
        assertThatThrownBy(() -> new GroupedQueryLayout(layers, queryHeads, keyHeads))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
