package plasticity.source;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** One cell as a column of length one; of the types that {@link UnitSchema} has. */
final class CellVector extends ColumnVector {
    private final Object cell;

    /** @param cell in Spark's internal form, or null */
    CellVector(DataType type, Object cell) {
        super(type);
        this.cell = cell;
    }

    @Override
    public void close() {}

    @Override
    public boolean hasNull() {
        return cell == null;
    }

    @Override
    public int numNulls() {
        return cell == null ? 1 : 0;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return cell == null;
    }

    @Override
    public int getInt(int rowId) {
        return (int) cell;
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        return (UTF8String) cell;
    }

    @Override
    public byte[] getBinary(int rowId) {
        throw unsupported();
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
