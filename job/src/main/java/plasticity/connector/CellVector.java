package plasticity.connector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.types.UTF8String;

/** A column with the same cell in every row: an integer, a text or null. */
public final class CellVector extends TypedVector {
    private final Object cell;

    /** @param cell in Spark's internal form, or null */
    public CellVector(DataType type, Object cell) {
        super(type);
        this.cell = cell;
    }

    @Override
    public boolean hasNull() {
        return cell == null;
    }

    @Override
    public boolean isNullAt(int rowId) {
        return cell == null;
    }

    @Override
    public byte getByte(int rowId) {
        return (byte) cell;
    }

    @Override
    public int getInt(int rowId) {
        return (int) cell;
    }

    @Override
    public UTF8String getUTF8String(int rowId) {
        return (UTF8String) cell;
    }
}
