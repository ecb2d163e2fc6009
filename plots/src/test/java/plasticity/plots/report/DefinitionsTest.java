package plasticity.plots.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.tables.BucketRow;
import plasticity.tables.Column;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;

class DefinitionsTest {
    static Stream<String> columns() {
        return Stream.concat(
                HeadMetrics.COLUMNS.stream().map(Column::name),
                Stream.of(BucketRow.COLUMNS, ComponentRow.COLUMNS)
                        .flatMap(List::stream)
                        .filter(column -> column.type() == Column.Type.REAL)
                        .map(Column::name));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyColumnIsDefined(String column) {
        assertThat(Definitions.of(column)).endsWith(".").hasSizeGreaterThan(15);
    }
}
