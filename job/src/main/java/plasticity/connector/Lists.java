package plasticity.connector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;

/** A column of lists of the same length. */
final class Lists extends TypedVector {
    private final ColumnVector elements;
    private final int length;

    /** @param elements of all lists, one list after the other */
    Lists(DataType type, ColumnVector elements, int length) {
        super(type);
        this.elements = elements;
        this.length = length;
    }

    @Override
    public ColumnarArray getArray(int rowId) {
        return new ColumnarArray(elements, rowId * length, length);
    }

    @Override
    public ColumnVector getChild(int position) {
        return elements;
    }
}
