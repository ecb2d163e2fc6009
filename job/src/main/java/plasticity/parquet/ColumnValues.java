package plasticity.parquet;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import plasticity.fetch.LibraryCall;

/**
 * The values of a column with their levels, read by parquet-java in any encoding. All methods throw {@link IOException} when the file is damaged.
 */
public final class ColumnValues {
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

    /** The first name of the column's path. */
    String name() {
        return name;
    }

    StoredNumber type() {
        return type;
    }

    /** Whether all values were read. */
    boolean isExhausted() {
        return left == 0;
    }

    /** @throws RowException when no value is left */
    void requireValue() throws RowException {
        if (left == 0) {
            throw new RowException(name, "the column ends before the row group does");
        }
    }

    /** Whether the current value is neither null nor an empty list. */
    boolean isPresent() {
        return reader.getCurrentDefinitionLevel() == presentLevel;
    }

    /** Whether there is a current value and it continues the list of the one before. */
    boolean continuesList() {
        return left > 0 && reader.getCurrentRepetitionLevel() > 0;
    }

    /** The current value as {@link StoredNumber#real}. */
    double real() throws IOException {
        try {
            return type.real(reader);
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
    }

    /** The current value as {@link StoredNumber#whole}. */
    long whole() throws IOException {
        try {
            return type.whole(reader);
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
    }

    /** Moves to the next value. */
    void advance() throws IOException {
        left--;
        try {
            reader.consume();
        } catch (RuntimeException | LinkageError | InternalError | StackOverflowError e) {
            throw LibraryCall.failure(e);
        }
    }

    /** Moves to the next value without decoding the current one. */
    void skip() throws IOException {
        try {
            reader.skip();
        } catch (RuntimeException e) {
            throw LibraryCall.failure(e);
        }
        advance();
    }
}
