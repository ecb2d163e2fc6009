package plasticity.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import plasticity.arrays.DoubleArray;
import plasticity.fetch.LibraryCall;
import plasticity.tables.TableCodecs;

/**
 * A file of vectors and a number for each on the local disk, read without Hadoop's file systems, settings and codecs. All methods throw
 * {@link IOException} when the file is damaged; its message may be null.
 */
public final class LocalVectors implements Closeable {
    private final ParquetFileReader reader;
    private final MessageType schema;
    private final ColumnDescriptor number;
    private final ColumnDescriptor vector;

    /** Receives the rows of a file, in order. */
    public interface Rows {
        /** Whether the next row is read. Otherwise it is skipped without being checked. */
        boolean isWanted();

        /**
         * Receives a row that is wanted.
         *
         * @param vector not reused
         */
        void accept(double number, double[] vector);
    }

    /**
     * Opens a file.
     *
     * @param number a column of numbers
     * @param vector a column of lists of float16, float or double
     * @throws RowException when a column is missing or has another type
     */
    public LocalVectors(Path file, String number, String vector) throws IOException, RowException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new TableCodecs())
                .build();
        reader = LibraryCall.get(() -> ParquetFileReader.open(new LocalInputFile(file), options));
        try {
            MessageType all = reader.getFileMetaData().getSchema();
            this.number = column(all, number, 0, "a column of numbers");
            this.vector = column(all, vector, 1, "a list of float16, float or double");
            schema = new MessageType(all.getName(), List.of(all.getType(number), all.getType(vector)));
            reader.setRequestedSchema(schema);
        } catch (RowException e) {
            reader.close();
            throw e;
        }
    }

    /** @param repetition 0 for a number per row, 1 for a list */
    private static ColumnDescriptor column(MessageType schema, String name, int repetition, String expected)
            throws RowException {
        List<ColumnDescriptor> leaves = schema.getColumns().stream()
                .filter(column -> column.getPath()[0].equals(name))
                .toList();
        if (leaves.size() != 1
                || leaves.get(0).getMaxRepetitionLevel() != repetition
                || StoredNumber.of(leaves.get(0).getPrimitiveType())
                        .filter(type -> repetition == 0 || type.isReal())
                        .isEmpty()) {
            throw new RowException(name, leaves.isEmpty() ? "is missing" : "has another type, expected " + expected);
        }
        return leaves.get(0);
    }

    /** Number of rows. */
    public long rows() {
        return reader.getRecordCount();
    }

    /**
     * Reads all rows.
     *
     * @throws RowException when a number or component is null or not finite, or vectors differ in length
     */
    public void read(Rows rows) throws IOException, RowException {
        int dimension = 0;
        for (PageReadStore group = next(); group != null; group = next()) {
            ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                    group,
                    new GroupRecordConverter(schema).getRootConverter(),
                    schema,
                    reader.getFileMetaData().getCreatedBy());
            long components = group.getPageReader(vector).getTotalValueCount();
            ColumnValues numbers = ColumnValues.of(store, number, group.getRowCount());
            ColumnValues vectors = ColumnValues.of(store, vector, components);
            if (dimension == 0 && group.getRowCount() > 0) {
                dimension = (int) Math.max(1, Math.min(ColumnValues.LONGEST, components / group.getRowCount()));
            }
            for (long row = 0; row < group.getRowCount(); row++) {
                if (rows.isWanted()) {
                    double[] x = new double[dimension];
                    vectors.nextVector(new DoubleArray(x), 0, dimension);
                    rows.accept(numbers.nextFinite(), x);
                } else {
                    vectors.skipVector(dimension);
                    numbers.skipNumber();
                }
            }
        }
    }

    private PageReadStore next() throws IOException {
        return LibraryCall.get(reader::readNextRowGroup);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
