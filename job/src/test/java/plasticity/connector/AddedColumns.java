package plasticity.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;
import plasticity.tables.Row;
import plasticity.tables.Table;

/** Rows of any table as Spark receives them. */
public final class AddedColumns {
    private AddedColumns() {}

    public static StructType schema(Table table) {
        return AnalysisTable.schema(table);
    }

    public static List<Object> cells(Row row) {
        return Arrays.asList(((GenericInternalRow) AnalysisTable.row(row, Optional.empty())).values());
    }
}
