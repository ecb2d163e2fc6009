package plasticity.connector;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import plasticity.tables.Column;
import plasticity.tasks.HeadOutcome;

/**
 * One of the tables of figures as Spark sees it: the same columns, null where a CSV file has an empty cell.
 *
 * @param rows those of one head
 */
record AnalysisTable<R>(List<Column<R>> columns, Function<HeadOutcome, Stream<R>> rows) {

    StructType schema() {
        StructType schema = new StructType();
        for (Column<R> column : columns) {
            schema = schema.add(column.name(), type(column));
        }
        return schema;
    }

    private static DataType type(Column<?> column) {
        return switch (column.type()) {
            case WHOLE -> DataTypes.IntegerType;
            case REAL -> DataTypes.DoubleType;
            case TEXT -> DataTypes.StringType;
        };
    }

    /**
     * The rows of one head; none when it failed, but for the table of states.
     *
     * @param dump which rows begin with, where there is one
     */
    Stream<InternalRow> rowsOf(HeadOutcome outcome, Optional<String> dump) {
        return rows.apply(outcome).map(row -> row(row, dump));
    }

    private InternalRow row(R row, Optional<String> dump) {
        RowCells cells = new RowCells(columns.size() + (dump.isPresent() ? 1 : 0));
        dump.ifPresent(cells::text);
        columns.forEach(column -> column.write(row, cells));
        return cells.row();
    }
}
