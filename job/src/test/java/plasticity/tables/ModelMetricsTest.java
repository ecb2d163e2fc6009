package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelMetricsTest {
    private static final List<HeadMetrics> HEADS = List.of(Rows.METRICS, Rows.UNDEFINED_METRICS);

    @TempDir
    private Path directory;

    private Path table(TableFormat format) throws Exception {
        Path file = directory.resolve("heads." + format.name().toLowerCase(Locale.ROOT));
        return Files.write(file, Rows.bytes(format, HeadMetrics.COLUMNS, HEADS));
    }

    private static List<ModelMetrics> read(Path file) throws Exception {
        return ModelMetrics.read("step-1", file.toString(), new LocalInputFile(file));
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreThoseOfTheModelsTable(TableFormat format) throws Exception {
        assertThat(read(table(format)))
                .containsExactlyElementsOf(HEADS.stream()
                        .map(head -> new ModelMetrics("step-1", head))
                        .toList());
    }

    @Test
    void everyCellIsWrittenAsItWas() throws Exception {
        List<String> alone = Rows.csv(HeadMetrics.COLUMNS, HEADS).lines().toList();
        assertThat(Rows.csv(ModelMetrics.COLUMNS, read(table(TableFormat.PARQUET)))
                        .lines())
                .containsExactly("model_dir," + alone.get(0), "step-1," + alone.get(1), "step-1," + alone.get(2));
    }

    @Test
    void aTableThatLacksAColumnIsNamed() throws Exception {
        Path file = Files.writeString(directory.resolve("heads.csv"), "layer,q_head\n0,0\n");
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("heads.csv: has no column k_head");
    }
}
