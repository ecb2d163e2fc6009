package plasticity.connector;

import java.util.Arrays;
import org.apache.spark.sql.types.DataType;

/** The components of all vectors, one vector after the other, as floats or doubles. */
final class Components extends TypedVector {
    private final double[] values;

    Components(DataType type, double[] values) {
        super(type);
        this.values = values;
    }

    @Override
    public float getFloat(int rowId) {
        return (float) values[rowId];
    }

    @Override
    public double getDouble(int rowId) {
        return values[rowId];
    }

    @Override
    public double[] getDoubles(int rowId, int count) {
        return Arrays.copyOfRange(values, rowId, rowId + count);
    }
}
