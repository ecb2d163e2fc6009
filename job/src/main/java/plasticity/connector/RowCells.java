package plasticity.connector;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.tables.CellSink;

/** The cells of one row of figures, in Spark's form. */
final class RowCells implements CellSink {
    private final Object[] cells;
    private int next;

    RowCells(int size) {
        cells = new Object[size];
    }

    InternalRow row() {
        return new GenericInternalRow(cells);
    }

    @Override
    public void whole(long value) {
        cells[next++] = Math.toIntExact(value);
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
