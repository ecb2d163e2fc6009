package plasticity.connector;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;

/** The type of vectors in Spark. */
@SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable
enum VectorForm {
    /** A dense MLlib vector of doubles. */
    VECTOR(SQLDataTypes.VectorType()) {
        @Override
        ColumnVector column(double[] vectors, int dimension) {
            return new DenseVectors(vectors, dimension);
        }
    },
    /** An array of floats. Doubles of a dump are rounded. */
    ARRAY(DataTypes.createArrayType(DataTypes.FloatType, false)) {
        @Override
        ColumnVector column(double[] vectors, int dimension) {
            return new Lists(type(), new Components(DataTypes.FloatType, vectors), dimension);
        }
    };

    private final DataType type;

    VectorForm(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }

    /**
     * Vectors as a column.
     *
     * @param vectors n×d, row-major
     * @param dimension d
     */
    abstract ColumnVector column(double[] vectors, int dimension);
}
