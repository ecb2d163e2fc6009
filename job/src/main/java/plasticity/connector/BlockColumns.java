package plasticity.connector;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.execution.vectorized.ConstantColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.unsafe.types.UTF8String;
import plasticity.arrays.RealArray;

/** Columns of a block, which wrap its arrays. They extend Spark's constant column and override the getters of their type. */
final class BlockColumns {
    private static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType, false);
    private static final DataType INTEGERS = DataTypes.createArrayType(DataTypes.IntegerType, false);

    /** The type of a dense vector in Spark's internal form of vectors. */
    private static final byte DENSE = 1;

    private BlockColumns() {}

    /** The same text in every row. */
    static ColumnVector text(String cell, int rows) {
        ConstantColumnVector column = new ConstantColumnVector(rows, DataTypes.StringType);
        column.setUtf8String(UTF8String.fromString(cell));
        return column;
    }

    /** The same number in every row. */
    static ColumnVector number(int cell, int rows) {
        ConstantColumnVector column = new ConstantColumnVector(rows, DataTypes.IntegerType);
        column.setInt(cell);
        return column;
    }

    static ColumnVector numbers(int[] values) {
        return new ConstantColumnVector(values.length, DataTypes.IntegerType) {
            @Override
            public int getInt(int rowId) {
                return values[rowId];
            }
        };
    }

    /** @param forNull the number that represents null */
    static ColumnVector numbers(long[] values, long forNull) {
        return new ConstantColumnVector(values.length, DataTypes.LongType) {
            @Override
            public boolean hasNull() {
                return true;
            }

            @Override
            public boolean isNullAt(int rowId) {
                return values[rowId] == forNull;
            }

            @Override
            public long getLong(int rowId) {
                return values[rowId];
            }
        };
    }

    /** Null for NaN. */
    static ColumnVector numbers(double[] values) {
        return new ConstantColumnVector(values.length, DataTypes.DoubleType) {
            @Override
            public boolean hasNull() {
                return true;
            }

            @Override
            public boolean isNullAt(int rowId) {
                return Double.isNaN(values[rowId]);
            }

            @Override
            public double getDouble(int rowId) {
                return values[rowId];
            }
        };
    }

    /**
     * Lists of {@code length} numbers each.
     *
     * @param type an array of floats or doubles
     * @param values of all lists, one list after the other
     */
    static ColumnVector lists(DataType type, RealArray values, int length) {
        ColumnVector elements = new ConstantColumnVector(values.length(), DataTypes.DoubleType) {
            @Override
            public float getFloat(int rowId) {
                return (float) values.get(rowId);
            }

            @Override
            public double getDouble(int rowId) {
                return values.get(rowId);
            }

            @Override
            public double[] getDoubles(int rowId, int count) {
                double[] copy = new double[count];
                values.copyTo(rowId, copy);
                return copy;
            }
        };
        return new ConstantColumnVector(values.length() / Math.max(1, length), type) {
            @Override
            public ColumnarArray getArray(int rowId) {
                return new ColumnarArray(elements, rowId * length, length);
            }
        };
    }

    /**
     * MLlib's dense vectors in Spark's internal form: a struct of the vector's type, the size and indices of sparse vectors, and values.
     *
     * @param vectors n×d, row-major
     */
    static ColumnVector vectors(RealArray vectors, int dimension) {
        int rows = vectors.length() / Math.max(1, dimension);
        ConstantColumnVector type = new ConstantColumnVector(rows, DataTypes.ByteType);
        type.setByte(DENSE);
        ConstantColumnVector size = new ConstantColumnVector(rows, DataTypes.IntegerType);
        size.setNull();
        ConstantColumnVector indices = new ConstantColumnVector(rows, INTEGERS);
        indices.setNull();
        ColumnVector[] fields = {type, size, indices, lists(DOUBLES, vectors, dimension)};
        return new ConstantColumnVector(rows, SQLDataTypes.VectorType()) {
            @Override
            public ColumnVector getChild(int position) {
                return fields[position];
            }
        };
    }
}
