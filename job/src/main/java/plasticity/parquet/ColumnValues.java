package plasticity.parquet;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import plasticity.arrays.RealArray;
import plasticity.fetch.LibraryCall;

/**
 * Reads a column of numbers or vectors of any type and encoding with parquet-java, value by value with its levels, and reports values that cannot be
 * used. All methods throw {@link IOException} when the file is damaged.
 */
public final class ColumnValues {
    /** The largest number of components. Far beyond any model's head dimension: a longer vector is damaged or hostile. */
    public static final int LONGEST = 1 << 16;

    private final ColumnReader reader;
    private final String name;
    private final StoredNumber type;
    private final int presentLevel;
    private long left;

    private ColumnValues(ColumnReader reader, long values) {
        this.reader = reader;
        this.name = reader.getDescriptor().getPath()[0];
        this.type = StoredNumber.of(reader.getDescriptor().getPrimitiveType()).orElseThrow();
        this.presentLevel = reader.getDescriptor().getMaxDefinitionLevel();
        this.left = values;
    }

    /** @param values {@code num_values} of the column in the row group; a null or an empty list counts as one value */
    public static ColumnValues of(ColumnReadStore store, ColumnDescriptor column, long values) throws IOException {
        return new ColumnValues(LibraryCall.get(() -> store.getColumnReader(column)), values);
    }

    /** Whether all values were read. */
    boolean isExhausted() {
        return left == 0;
    }

    /** The next row's number; NaN for null. */
    double nextReal() throws RowException, IOException {
        if (isNull()) {
            return Double.NaN;
        }
        double value = real();
        advance();
        return value;
    }

    /** The next row's number, which must be finite. */
    double nextFinite() throws RowException, IOException {
        requireNumber("a number");
        double value = real();
        advance();
        if (!Double.isFinite(value)) {
            throw new RowException(name, "found " + value + ", a finite number is expected");
        }
        return value;
    }

    /** The next row's number, which must be an integer within [least, most]. */
    long nextWhole(long least, long most) throws RowException, IOException {
        requireNumber("an integer");
        return takeWhole(least, most);
    }

    /** As {@link #nextWhole}; {@code forNull} if the value is null. */
    long nextWholeOr(long forNull, long least, long most) throws RowException, IOException {
        return isNull() ? forNull : takeWhole(least, most);
    }

    /** Skips the next row's number. */
    void skipNumber() throws RowException, IOException {
        if (!isNull()) {
            skip();
        }
    }

    /** The length of the next vector, which is skipped: 1 … {@value #LONGEST}. */
    public int nextLength() throws RowException, IOException {
        return skipComponents(LONGEST);
    }

    private int skipComponents(int most) throws RowException, IOException {
        int length = 0;
        do {
            if (length == most) {
                throw new RowException(name, "found a vector of more than " + most + " components");
            }
            requireComponent();
            skip();
            length++;
        } while (continuesVector());
        return length;
    }

    /** Writes the next vector, which must have {@code dimension} finite components, to {@code into[offset … offset + dimension)}. */
    void nextVector(RealArray into, int offset, int dimension) throws RowException, IOException {
        int length = 0;
        do {
            requireComponent();
            double value = real();
            requireFinite(name, length, value);
            if (length < dimension) {
                into.set(offset + length, value);
            }
            advance();
            length++;
        } while (continuesVector());
        requireLength(length, dimension);
    }

    /** Skips the next vector, which must have {@code dimension} components. */
    void skipVector(int dimension) throws RowException, IOException {
        requireLength(skipComponents(Integer.MAX_VALUE), dimension);
    }

    /** Checks a component of a vector. */
    static void requireFinite(String name, int component, double value) throws RowException {
        if (!Double.isFinite(value)) {
            throw new RowException(name, "component " + component + " is " + value + ", a finite number is expected");
        }
    }

    private void requireValue() throws RowException {
        if (left == 0) {
            throw new RowException(name, "the column ends before the row group does");
        }
    }

    private void requireNumber(String expected) throws RowException, IOException {
        if (isNull()) {
            throw new RowException(name, "found null, " + expected + " is expected");
        }
    }

    private void requireComponent() throws RowException {
        requireValue();
        if (!isPresent()) {
            throw new RowException(name, "found a vector that is null or empty, or has a null component");
        }
    }

    private void requireLength(int length, int dimension) throws RowException {
        if (length != dimension) {
            throw new RowException(name, "found a vector of " + length + " components among vectors of " + dimension);
        }
    }

    /** Whether the next row's number is null; if so, moves on to the row after it. */
    private boolean isNull() throws RowException, IOException {
        requireValue();
        boolean isNull = !isPresent();
        if (isNull) {
            advance();
        }
        return isNull;
    }

    /** Whether the current value is neither null nor an empty list. */
    private boolean isPresent() {
        return reader.getCurrentDefinitionLevel() == presentLevel;
    }

    /** Whether there is a current value and it continues the vector of the one before. */
    private boolean continuesVector() {
        return left > 0 && reader.getCurrentRepetitionLevel() > 0;
    }

    private double real() throws IOException {
        try {
            return type.real(reader);
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
    }

    private long takeWhole(long least, long most) throws RowException, IOException {
        long value;
        try {
            if (type.isReal()) {
                double real = type.real(reader);
                value = (long) real;
                if (value != real) {
                    throw new RowException(name, "found " + real + ", an integer is expected");
                }
            } else {
                value = type.whole(reader);
            }
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
        boolean isBeyondLong = type == StoredNumber.UINT64 && value < 0;
        if (isBeyondLong || value < least || value > most) {
            String found = isBeyondLong ? Long.toUnsignedString(value) : Long.toString(value);
            throw new RowException(name, "found " + found + ", outside the range " + least + " … " + most);
        }
        advance();
        return value;
    }

    /** Moves to the next value without decoding the current one. */
    private void skip() throws IOException {
        try {
            reader.skip();
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
        advance();
    }

    /** Moves to the next value. */
    private void advance() throws IOException {
        left--;
        try {
            reader.consume();
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            throw LibraryCall.failure(e);
        }
    }
}
