package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormatTest {
    @ParameterizedTest
    @CsvSource({
        "a.csv, CSV",
        "r/a.CSV, CSV",
        "a.parquet.csv, CSV",
        "a.parquet, PARQUET",
        "s3a://b/a.Parquet, PARQUET",
        "a.csv.parquet, PARQUET"
    })
    void dependsOnTheExtension(String name, TableFormat format) {
        assertThat(TableFormat.of(name)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "csv", "a", "a.txt", "a.csv.gz", "a.csv/", "aparquet", "a.parquet~"})
    void otherExtensionsAreRejected(String name) {
        assertThatThrownBy(() -> TableFormat.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " ends in neither .csv nor .parquet");
    }
}
