package plasticity.source;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** One cell of the current row as a column of length one; of the types that {@link UnitSchema} has. */
final class CellVector extends ColumnVector {
    private final int ordinal;
    private InternalRow row;

    CellVector(DataType type, int ordinal) {
        super(type);
        this.ordinal = ordinal;
    }

    void of(InternalRow current) {
        row = current;
    }

    @Override
    public void close() {
        row = null;
    }

    @Override
    public boolean hasNull() {
        return row.isNullAt(ordinal);
    }

    @Override
    public int numNulls() {
        return hasNull() ? 1 : 0;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return row.isNullAt(ordinal);
    }

    @Override
    public int getInt(int rowId) {
        return row.getInt(ordinal);
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        return row.getUTF8String(ordinal);
    }

    @Override
    public byte[] getBinary(int rowId) {
        return row.getBinary(ordinal);
    }

    @Override
    public boolean getBoolean(int rowId) {
        throw unsupported();
    }

    @Override
    public byte getByte(int rowId) {
        throw unsupported();
    }

    @Override
    public short getShort(int rowId) {
        throw unsupported();
    }

    @Override
    public long getLong(int rowId) {
        throw unsupported();
    }

    @Override
    public float getFloat(int rowId) {
        throw unsupported();
    }

    @Override
    public double getDouble(int rowId) {
        throw unsupported();
    }

    @Override
    public ColumnarArray getArray(int rowId) {
        throw unsupported();
    }

    @Override
    public ColumnarMap getMap(int rowId) {
        throw unsupported();
    }

    @Override
    public Decimal getDecimal(int rowId, int precision, int scale) {
        throw unsupported();
    }

    @Override
    public ColumnVector getChild(int position) {
        throw unsupported();
    }

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("a column of " + dataType().simpleString());
    }
}
