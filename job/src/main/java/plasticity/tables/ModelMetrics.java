package plasticity.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.io.InputFile;

/**
 * A row of the combined table of many models: the figures of one query head, and of which model it is.
 *
 * @param modelDir the model's directory within the dataset, as in the run's settings
 */
public record ModelMetrics(String modelDir, HeadMetrics metrics) {
    /** The columns in the order of the file: {@code model_dir}, then those of {@code head_metrics}. */
    public static final List<Column<ModelMetrics>> COLUMNS = Stream.concat(
                    Stream.of(Column.text("model_dir", ModelMetrics::modelDir)),
                    HeadMetrics.COLUMNS.stream().map(column -> column.within(ModelMetrics::metrics)))
            .toList();

    /**
     * Reads a model's table of heads.
     *
     * @param file its name, whose suffix tells the format
     * @return a row for each of its rows, in their order
     * @throws TableException when it cannot be read, or lacks a column
     */
    public static List<ModelMetrics> read(String modelDir, String file, InputFile input) throws TableException {
        Map<String, Column.Type> wanted = new LinkedHashMap<>();
        HeadMetrics.COLUMNS.forEach(column -> wanted.put(column.name(), column.type()));
        StoredTable table = StoredTable.read(file, input, wanted);
        List<double[]> columns = new ArrayList<>();
        for (String name : wanted.keySet()) {
            columns.add(table.reals(name));
        }
        return IntStream.range(0, table.rows())
                .mapToObj(row -> new ModelMetrics(
                        modelDir,
                        ofCells(columns.stream()
                                .mapToDouble(column -> column[row])
                                .toArray())))
                .toList();
    }

    /** @param cells in the order of the columns */
    private static HeadMetrics ofCells(double[] cells) {
        return new HeadMetrics(
                (int) cells[0],
                (int) cells[1],
                (int) cells[2],
                (int) cells[3],
                (int) cells[4],
                (int) cells[5],
                cells[6],
                cells[7],
                cells[8],
                cells[9],
                cells[10],
                cells[11],
                cells[12],
                cells[13],
                cells[14],
                cells[15],
                cells[16],
                cells[17],
                cells[18],
                cells[19]);
    }
}
