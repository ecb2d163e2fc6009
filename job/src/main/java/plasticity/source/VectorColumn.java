package plasticity.source;

import java.util.Arrays;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A cursor over a column of lists of float or double, one vector a row, all of the same length. */
final class VectorColumn {
    private static final String NAME = HeadColumns.VECTOR;
    /** Far beyond any model's head; more is a damaged or hostile file. */
    private static final int LONGEST = 1 << 16;

    private final ColumnReader reader;
    private final boolean isFloat;
    private final int presentLevel;
    private long left;

    /** @param values components in the row group, nulls and empty lists counting as one */
    VectorColumn(ColumnReader reader, long values) {
        this.reader = reader;
        this.isFloat = reader.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
        this.presentLevel = reader.getDescriptor().getMaxDefinitionLevel();
        this.left = values;
    }

    /** The next vector whatever its length, 1 … {@value #LONGEST}: the first of a head tells d. */
    double[] nextOfAnyLength() throws RowException {
        double[] vector = new double[128];
        int length = 0;
        do {
            if (length == LONGEST) {
                throw new RowException(NAME, "found a vector of more than " + LONGEST + " components");
            }
            if (length == vector.length) {
                vector = Arrays.copyOf(vector, 2 * length);
            }
            vector[length] = component(length);
            length++;
            advance();
        } while (continues());
        return Arrays.copyOf(vector, length);
    }

    /** The next vector, which must have {@code dimension} components. */
    void next(double[] into, int offset, int dimension) throws RowException {
        int length = 0;
        do {
            double value = component(length);
            if (length < dimension) {
                into[offset + length] = value;
            }
            length++;
            advance();
        } while (continues());
        requireLength(length, dimension);
    }

    /** Passes over the next vector, which must have as many components. */
    void skip(int dimension) throws RowException {
        int length = 0;
        do {
            requireComponent();
            reader.skip();
            length++;
            advance();
        } while (continues());
        requireLength(length, dimension);
    }

    /** Whether every value was taken. */
    boolean isExhausted() {
        return left == 0;
    }

    private double component(int index) throws RowException {
        requireComponent();
        double value = isFloat ? reader.getFloat() : reader.getDouble();
        if (!Double.isFinite(value)) {
            throw new RowException(NAME, "component " + index + " is " + value + ", a finite number is expected");
        }
        return value;
    }

    private boolean continues() {
        return left > 0 && reader.getCurrentRepetitionLevel() > 0;
    }

    private void requireComponent() throws RowException {
        if (left == 0) {
            throw new RowException(NAME, "the column ends before the row group does");
        }
        if (reader.getCurrentDefinitionLevel() != presentLevel) {
            throw new RowException(NAME, "found a vector that is null or empty, or has a null component");
        }
    }

    private void requireLength(int length, int dimension) throws RowException {
        if (length != dimension) {
            throw new RowException(NAME, "found a vector of " + length + " components among vectors of " + dimension);
        }
    }

    private void advance() {
        left--;
        reader.consume();
    }
}
