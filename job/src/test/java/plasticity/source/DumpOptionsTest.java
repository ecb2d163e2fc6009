package plasticity.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.heads.GroupedQueryLayout;

class DumpOptionsTest {
    private static final Map<String, String> REQUIRED =
            Map.of("path", "/dump", "num_layers", "2", "num_q_heads", "4", "num_k_heads", "2");

    @Test
    void defaultsAreThoseOfTheSettings() {
        assertThat(options(Map.of()))
                .isEqualTo(new DumpOptions(
                        "/dump", new GroupedQueryLayout(2, 4, 2), 50_000, 0, UnitSize.AUTO, ExecutorRoom.UNKNOWN));
    }

    @Test
    void comeBackFromTheirMap() {
        DumpOptions options = new DumpOptions(
                "s3a://b/dump",
                new GroupedQueryLayout(30, 9, 3),
                Integer.MAX_VALUE,
                -7,
                UnitSize.QUERY_HEAD,
                new ExecutorRoom(5L << 30, 3));
        assertThat(DumpOptions.of(new CaseInsensitiveStringMap(options.asMap())))
                .isEqualTo(options);
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(options(Map.of("SEED", "11")).seed()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"num_layers", "num_q_heads", "num_k_heads", "path"})
    void aMissingOptionIsNamed(String name) {
        Map<String, String> given = new HashMap<>(REQUIRED);
        given.remove(name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DumpOptions.of(new CaseInsensitiveStringMap(given)))
                .withMessageStartingWith("option " + name)
                .withMessageMatching(".*(found nothing|is missing).*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    num_layers          | two        | option num_layers: found "two", a whole number is expected
                    num_layers          | 4294967298 | option num_layers: found 4294967298, 1 … 2147483647 is expected
                    num_layers          | 0          | option num_layers: found 0, 1 … 2147483647 is expected
                    num_q_heads         | 4.0        | option num_q_heads: found "4.0", a whole number is expected
                    num_q_heads         | 5          | no grouped-query layout: 2 layers, 5 query heads, 2 key heads
                    num_k_heads         | -1         | option num_k_heads: found -1, 1 … 2147483647 is expected
                    max_tokens_per_head | 0          | option max_tokens_per_head: found 0, 1 … 2147483647 is expected
                    max_tokens_per_head | 2147483648 | option max_tokens_per_head: found 2147483648, 1 … 2147483647 is expected
                    seed                | zero       | option seed: found "zero", a whole number is expected
                    unit                | head       | unit: found "head", allowed are auto, key_head and query_head
                    """)
    void aWrongOptionIsNamed(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(Map.of(name, value)))
                .withMessage(message);
    }

    private static DumpOptions options(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.putAll(more);
        return DumpOptions.of(new CaseInsensitiveStringMap(all));
    }
}
