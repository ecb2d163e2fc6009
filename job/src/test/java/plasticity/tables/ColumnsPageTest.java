package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plasticity.config.OutputTable;

/** The documentation of columns is generated from their definitions. */
class ColumnsPageTest {
    private static final Map<Column.Type, String> TYPES =
            Map.of(Column.Type.INTEGER, "int32", Column.Type.REAL, "double", Column.Type.TEXT, "string");

    static Stream<Table> tables() {
        return Stream.concat(
                Arrays.stream(OutputTable.values()).map(OutputTable::table),
                Stream.of(
                        HeadDifferences.TABLE,
                        KeyHeadDifferences.TABLE,
                        ModelDifferences.TABLE,
                        ExtremeHeads.TABLE,
                        Trajectory.TABLE));
    }

    static Stream<Column> columns() {
        return tables().flatMap(table -> table.columns().stream()).distinct();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyColumnIsDescribed(Column column) {
        assertThat(column.description()).endsWith(".").hasSizeGreaterThan(15);
    }

    @Test
    void thePageListsAllColumns() throws IOException {
        Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
        Path generated = root.resolve("job/target/columns.md");
        Files.createDirectories(generated.getParent());
        Files.writeString(generated, page());
        assertThat(root.resolve("src/site/columns.md"))
                .as("after a change of columns, copy " + generated + " to src/site")
                .hasContent(page());
    }

    private static String page() {
        return "# Columns of the tables\n\n"
                + "Generated from the definitions in `plasticity.tables`, which Spark shows as comments (`DESCRIBE`) and the report as tooltips."
                + " Formulas are in [Definitions](definitions.md).\n"
                + tables().map(ColumnsPageTest::section).collect(Collectors.joining());
    }

    private static String section(Table table) {
        return "\n## `" + table.name() + "`\n\n| column | type | meaning |\n|---|---|---|\n"
                + table.columns().stream().map(ColumnsPageTest::row).collect(Collectors.joining());
    }

    private static String row(Column column) {
        return "| `" + column.name() + "` | " + TYPES.get(column.type()) + " | "
                + column.description().replace("|", "\\|") + " |\n";
    }
}
