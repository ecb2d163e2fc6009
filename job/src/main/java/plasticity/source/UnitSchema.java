package plasticity.source;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A {@link HeadPart} as a row of Spark's: all but the tokens themselves, which no row carries.
 *
 * <ul>
 *   <li>{@code layer}, {@code kind} ({@code q} or {@code k}), {@code head}: which head
 *   <li>{@code key_head}: the key head of the unit
 *   <li>{@code rows}: rows of the table as the footers tell, kept or not; null when unknown
 *   <li>{@code block_rows}: kept rows that came with this part; null on the closing one
 *   <li>{@code error}: one line, on the closing part of a head that cannot be read
 * </ul>
 */
final class UnitSchema {
    private record Column(String name, DataType type, Function<HeadPart, Object> cell) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("layer", DataTypes.IntegerType, part -> part.head().layer()),
            new Column(
                    "kind",
                    DataTypes.StringType,
                    part -> UTF8String.fromString(
                            String.valueOf(part.head().kind().letter()))),
            new Column("head", DataTypes.IntegerType, part -> part.head().head()),
            new Column("key_head", DataTypes.IntegerType, HeadPart::keyHead),
            new Column("rows", DataTypes.IntegerType, part -> orNull(part.rows())),
            new Column(
                    "block_rows",
                    DataTypes.IntegerType,
                    part -> part.isClosing() ? null : part.block().size()),
            new Column("error", DataTypes.StringType, part -> UTF8String.fromString(part.error())));

    private UnitSchema() {}

    static StructType schema() {
        StructType schema = new StructType();
        for (Column column : COLUMNS) {
            schema = schema.add(column.name(), column.type());
        }
        return schema;
    }

    /** The cells of a part, each as a column of length one. */
    static ColumnVector[] cells(HeadPart part) {
        return COLUMNS.stream()
                .map(column -> new CellVector(column.type(), column.cell().apply(part)))
                .toArray(ColumnVector[]::new);
    }

    private static Integer orNull(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
