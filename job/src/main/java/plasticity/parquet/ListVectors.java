package plasticity.parquet;

import org.apache.parquet.column.ColumnReader;

/**
 * The general way through a column of vectors: lists of float16, float or double in any encoding, value by value with its levels, which names whatever is
 * wrong with a row.
 */
public final class ListVectors {
    /** Far beyond any model's head; more is a damaged or hostile file. */
    public static final int LONGEST = 1 << 16;

    private final ColumnReader reader;
    private final String name;
    private final StoredNumber type;
    private final int presentLevel;
    private long left;

    /** @param values components in the row group, nulls and empty lists counting as one */
    public ListVectors(ColumnReader reader, long values) {
        this.reader = reader;
        this.name = reader.getDescriptor().getPath()[0];
        this.type = StoredNumber.of(reader.getDescriptor().getPrimitiveType()).orElseThrow();
        this.presentLevel = reader.getDescriptor().getMaxDefinitionLevel();
        this.left = values;
    }

    /** The length of the next vector, which is passed over: 1 … {@value #LONGEST}. */
    public int nextLength() throws RowException {
        int length = 0;
        do {
            if (length == LONGEST) {
                throw new RowException(name, "found a vector of more than " + LONGEST + " components");
            }
            requireComponent();
            reader.skip();
            length++;
            advance();
        } while (continues());
        return length;
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
        double value = type.real(reader);
        requireFinite(name, index, value);
        return value;
    }

    /** Looks at every component of a vector at {@code vectors[offset … offset + dimension)}. */
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

    private boolean continues() {
        return left > 0 && reader.getCurrentRepetitionLevel() > 0;
    }

    private void requireComponent() throws RowException {
        if (left == 0) {
            throw new RowException(name, "the column ends before the row group does");
        }
        if (reader.getCurrentDefinitionLevel() != presentLevel) {
            throw new RowException(name, "found a vector that is null or empty, or has a null component");
        }
    }

    private void requireLength(int length, int dimension) throws RowException {
        if (length != dimension) {
            throw new RowException(name, "found a vector of " + length + " components among vectors of " + dimension);
        }
    }

    private void advance() {
        left--;
        reader.consume();
    }
}
