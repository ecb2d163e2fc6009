package plasticity.heads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadIdTest {
    @ParameterizedTest
    @CsvSource({
        "l00h00q, 0, 0, QUERY",
        "l03h11k, 3, 11, KEY",
        "l47h39q, 47, 39, QUERY",
        "l123h07k, 123, 7, KEY",
        "l00h1000q, 0, 1000, QUERY"
    })
    void matchesItsDirectoryName(String name, int layer, int head, HeadKind kind) {
        HeadId id = new HeadId(layer, head, kind);
        assertThat(id.directoryName()).isEqualTo(name);
        assertThat(HeadId.ofDirectory(name)).contains(id);
    }

    @Test
    void acceptsMoreDigits() {
        assertThat(HeadId.ofDirectory("l0003h011q")).contains(HeadId.query(3, 11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "README.md",
                "_saver_state.json",
                "l3h11q",
                "l03h1q",
                "l03h11",
                "l03h11x",
                "l03h11Q",
                "L03h11q",
                "l03h11q.bak",
                "xl03h11q",
                "l03h11qk",
                "l-3h11q",
                "l03 h11q",
                "l03h11q\n",
                "l٠٣h11q",
                "l0000000001h01q"
            })
    void rejectsOtherNames(String name) {
        assertThat(HeadId.ofDirectory(name)).isEmpty();
    }

    @Test
    void ordersByLayerThenKindThenHead() {
        List<HeadId> ordered = List.of(
                HeadId.query(0, 2), HeadId.query(0, 10), HeadId.key(0, 1), HeadId.query(1, 0), HeadId.key(1, 0));
        assertThat(Stream.of(3, 1, 4, 0, 2).map(ordered::get).sorted()).isEqualTo(ordered);
    }

    @Test
    void hasALabelForMessages() {
        assertThat(HeadId.query(3, 11).label()).isEqualTo("layer 3, query head 11");
        assertThat(HeadId.key(0, 2).label()).isEqualTo("layer 0, key head 2");
    }
}
