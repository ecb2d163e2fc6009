package plasticity.connector;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import plasticity.tokens.TokenReader;

/** Wraps the numbers of a block as columns. */
final class Numbers {
    private Numbers() {}

    static ColumnVector of(int[] values) {
        return new TypedVector(DataTypes.IntegerType) {
            @Override
            public int getInt(int rowId) {
                return values[rowId];
            }
        };
    }

    /** Examples, null for {@link TokenReader#NO_EXAMPLE}. */
    static ColumnVector ofExamples(long[] values) {
        return new TypedVector(DataTypes.LongType) {
            @Override
            public boolean hasNull() {
                return true;
            }

            @Override
            public boolean isNullAt(int rowId) {
                return values[rowId] == TokenReader.NO_EXAMPLE;
            }

            @Override
            public long getLong(int rowId) {
                return values[rowId];
            }
        };
    }

    /** Null for NaN. */
    static ColumnVector of(double[] values) {
        return new TypedVector(DataTypes.DoubleType) {
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
}
