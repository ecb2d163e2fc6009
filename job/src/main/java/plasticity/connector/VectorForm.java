package plasticity.connector;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The type of vectors in Spark. */
@SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable
enum VectorForm {
    /** A dense MLlib vector of doubles. */
    VECTOR(SQLDataTypes.VectorType()),
    /** An array of floats. Doubles of a dump are rounded. */
    ARRAY(DataTypes.createArrayType(DataTypes.FloatType, false));

    private final DataType type;

    VectorForm(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }
}
