package plasticity.parquet;

import java.io.IOException;

/**
 * Reads a column of vectors (lists of float16, float or double in any encoding) value by value, with its levels, and reports rows that cannot be
 * used.
 */
public final class ListVectors {
    /** The largest number of components. Far beyond any model's head dimension: a longer vector is damaged or hostile. */
    public static final int LONGEST = 1 << 16;

    private final ColumnValues values;

    public ListVectors(ColumnValues values) {
        this.values = values;
    }

    /** The length of the next vector, which is skipped: 1 … {@value #LONGEST}. */
    public int nextLength() throws RowException, IOException {
        int length = 0;
        do {
            if (length == LONGEST) {
                throw new RowException(values.name(), "found a vector of more than " + LONGEST + " components");
            }
            requireComponent();
            values.skip();
            length++;
        } while (values.continuesList());
        return length;
    }

    /** Writes the next vector, which must have {@code dimension} finite components, to {@code into[offset … offset + dimension)}. */
    void next(double[] into, int offset, int dimension) throws RowException, IOException {
        int length = 0;
        do {
            requireComponent();
            double value = values.real();
            requireFinite(values.name(), length, value);
            if (length < dimension) {
                into[offset + length] = value;
            }
            values.advance();
            length++;
        } while (values.continuesList());
        requireLength(length, dimension);
    }

    /** Skips the next vector, which must have {@code dimension} components. */
    void skip(int dimension) throws RowException, IOException {
        int length = 0;
        do {
            requireComponent();
            values.skip();
            length++;
        } while (values.continuesList());
        requireLength(length, dimension);
    }

    /** Whether all values were read. */
    boolean isExhausted() {
        return values.isExhausted();
    }

    /** Checks each component of the vector in {@code vectors[offset … offset + dimension)}. */
    static void requireFinite(String name, double[] vectors, int offset, int dimension) throws RowException {
        for (int j = 0; j < dimension; j++) {
            requireFinite(name, j, vectors[offset + j]);
        }
    }

    private static void requireFinite(String name, int component, double value) throws RowException {
        if (!Double.isFinite(value)) {
            throw new RowException(name, "component " + component + " is " + value + ", a finite number is expected");
        }
    }

    private void requireComponent() throws RowException {
        values.requireValue();
        if (!values.isPresent()) {
            throw new RowException(values.name(), "found a vector that is null or empty, or has a null component");
        }
    }

    private void requireLength(int length, int dimension) throws RowException {
        if (length != dimension) {
            throw new RowException(
                    values.name(), "found a vector of " + length + " components among vectors of " + dimension);
        }
    }
}
