package plasticity.connector;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.tables.CellSink;
import plasticity.tables.Column;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** A table of the analysis in Spark: the same columns, null if a CSV file has an empty cell. */
final class AnalysisTable {
    private AnalysisTable() {}

    /** The columns with their descriptions as comments. */
    static StructType schema(Table table) {
        StructType schema = new StructType();
        for (Column column : table.columns()) {
            schema = schema.add(column.name(), type(column), true, column.description());
        }
        return schema;
    }

    private static DataType type(Column column) {
        return switch (column.type()) {
            case INTEGER -> DataTypes.IntegerType;
            case REAL -> DataTypes.DoubleType;
            case TEXT -> DataTypes.StringType;
        };
    }

    /** @param dump precedes the row's cells, if there is one */
    static InternalRow row(Row row, Optional<String> dump) {
        Cells cells = new Cells(row.table().columns().size() + (dump.isPresent() ? 1 : 0));
        dump.ifPresent(cells::text);
        row.write(cells);
        return new GenericInternalRow(cells.cells);
    }

    /** Cells in Spark's internal form. */
    private static final class Cells implements CellSink {
        private final Object[] cells;
        private int next;

        private Cells(int size) {
            cells = new Object[size];
        }

        @Override
        public void integer(int value) {
            cells[next++] = value;
        }

        @Override
        public void real(double value) {
            cells[next++] = Double.isNaN(value) ? null : (Object) value;
        }

        @Override
        public void text(String value) {
            cells[next++] = UTF8String.fromString(value);
        }

        @Override
        public void empty() {
            next++;
        }
    }
}
