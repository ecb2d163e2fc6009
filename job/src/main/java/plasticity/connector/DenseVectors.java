package plasticity.connector;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;

/** MLlib's dense vectors in Spark's internal form: a struct of the vector's type, the size and indices of sparse vectors, and values. */
final class DenseVectors extends TypedVector {
    private static final byte DENSE = 1;

    private final ColumnVector[] fields;

    /** @param vectors n×d, row-major */
    DenseVectors(double[] vectors, int dimension) {
        super(SQLDataTypes.VectorType());
        fields = new ColumnVector[] {
            new CellVector(DataTypes.ByteType, DENSE),
            new CellVector(DataTypes.IntegerType, null),
            new CellVector(DataTypes.createArrayType(DataTypes.IntegerType, false), null),
            new Lists(
                    DataTypes.createArrayType(DataTypes.DoubleType, false),
                    new Components(DataTypes.DoubleType, vectors),
                    dimension)
        };
    }

    @Override
    public ColumnVector getChild(int position) {
        return fields[position];
    }
}
