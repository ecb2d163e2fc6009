package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.GroupConverter;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.fetch.FileBytes;
import plasticity.fetch.LibraryCall;
import plasticity.fetch.RowGroup;
import plasticity.messages.OneLine;
import plasticity.parquet.ColumnValues;
import plasticity.parquet.FastColumnReader;
import plasticity.parquet.NumberColumn;
import plasticity.parquet.PageCodec;
import plasticity.parquet.RowException;
import plasticity.parquet.RowGroupPages;
import plasticity.parquet.VectorColumn;

/** Reads a Parquet file of a dump row by row. Row groups are read page by page; page checksums are verified. */
final class DataFileReader implements Closeable {
    private final String file;
    private final FileBytes bytes;
    private final PageCodec codec;
    private final HeadColumns columns;
    /** Null if vectors are not needed. */
    private final ColumnDescriptor vector;

    private final String createdBy;
    /** Required by parquet-java, but not used: values are pulled from the column readers. */
    private final GroupConverter converter;

    private final Iterator<RowGroup> groups;
    /** Number of complete rows, which is also the index of the current row. */
    private long rowsRead;

    private boolean isInRow;
    private long rowsLeftInGroup;
    private RowGroupPages pages;
    private ColumnReadStoreImpl store;

    /** Of the current row group; null if they are not needed. */
    NumberColumn buckets;

    /** Null if the file has no examples or they are not needed. */
    NumberColumn examples;

    /** Null if they are not needed. */
    NumberColumn positions;

    /** Null if the file has no windows or they are not needed. */
    NumberColumn windows;

    private VectorColumn vectors;

    /** Opens the file. Reads no data yet. */
    DataFileReader(DataFileFooter footer, Set<TokenColumn> needed, Configuration hadoop, FileSequence files)
            throws IOException, DumpException {
        file = footer.file();
        Path path = new Path(file);
        FileMetaData stored = footer.schema().read();
        columns = HeadColumns.of(stored.getSchema(), needed, file);
        vector = columns.of(TokenColumn.VECTOR);
        createdBy = stored.getCreatedBy();
        converter = new GroupRecordConverter(columns.projection()).getRootConverter();
        groups = footer.groups().iterator();
        codec = new PageCodec(LibraryCall.get(
                () -> HadoopReadOptions.builder(hadoop, path).build().getCodecFactory()));
        bytes = files.open(footer);
    }

    /** Moves to the next row; false at the end of the file. */
    boolean advance() throws DumpException, IOException {
        if (isInRow) {
            rowsRead++;
            isInRow = false;
        }
        while (rowsLeftInGroup == 0) {
            requireExhausted();
            if (!groups.hasNext()) {
                return false;
            }
            open(groups.next());
        }
        rowsLeftInGroup--;
        isInRow = true;
        return true;
    }

    /** If a footer declares too few rows, the remaining ones would be lost silently. */
    private void requireExhausted() throws DumpException, IOException {
        if (vectors != null && !vectors.isExhausted()) {
            throw moreValues(HeadColumns.VECTOR);
        }
        for (ColumnDescriptor column : columns.columns().values()) {
            if (pages != null && !column.equals(vector) && pages.values(column) > pages.getRowCount()) {
                throw moreValues(column.getPath()[0]);
            }
        }
    }

    private DumpException moreValues(String column) {
        return new DumpException(file + ": column " + column + ": more values than the row group has rows");
    }

    private void open(RowGroup group) throws IOException {
        bytes.nextGroup();
        pages = new RowGroupPages(bytes, group, codec);
        store = new ColumnReadStoreImpl(pages, converter, columns.projection(), createdBy);
        buckets = numbers(TokenColumn.BUCKET);
        examples = numbers(TokenColumn.EXAMPLE);
        positions = numbers(TokenColumn.POSITION);
        windows = numbers(TokenColumn.WINDOW);
        vectors = null;
        rowsLeftInGroup = group.rows();
    }

    private NumberColumn numbers(TokenColumn number) throws IOException {
        ColumnDescriptor column = columns.of(number);
        if (column == null) {
            return null;
        }
        boolean isRegular = pages.values(column) == pages.getRowCount();
        FastColumnReader fast = isRegular ? new FastColumnReader(pages.pages(column), column, 1) : null;
        return new NumberColumn(fast, () -> values(column), pages.getRowCount());
    }

    private ColumnValues values(ColumnDescriptor column) throws IOException {
        return ColumnValues.of(store, column, pages.values(column));
    }

    /** d: values per row according to the footer; if this is not an integer, the length of the row group's first vector. */
    int dimension() throws RowException, IOException {
        long values = pages.values(vector);
        long perRow = values / pages.getRowCount();
        boolean isInteger = perRow * pages.getRowCount() == values && perRow >= 1 && perRow <= ColumnValues.LONGEST;
        return isInteger ? (int) perRow : values(vector).nextLength();
    }

    private VectorColumn open(int dimension) throws IOException {
        boolean isRegular = pages.values(vector) == pages.getRowCount() * dimension;
        FastColumnReader fast = isRegular ? new FastColumnReader(pages.pages(vector), vector, dimension) : null;
        return new VectorColumn(fast, () -> values(vector), vector.getPath()[0], dimension);
    }

    /** @param dimension d of the head */
    VectorColumn vectors(int dimension) throws IOException {
        if (vectors == null) {
            vectors = open(dimension);
        }
        return vectors;
    }

    /** Number of stored bytes read. */
    long bytesRead() {
        return bytes.bytesRead();
    }

    /** Skips the current row's numbers, except for one column's. */
    void skipAllBut(NumberColumn used) throws RowException, IOException {
        skip(buckets, used);
        skip(examples, used);
        skip(positions, used);
        skip(windows, used);
    }

    private static void skip(NumberColumn column, NumberColumn used) throws RowException, IOException {
        if (column != null && column != used) {
            column.skip();
        }
    }

    /** Adds file, column and row to what is wrong with a value. */
    DumpException at(RowException problem) {
        return new DumpException(
                file + ": column " + problem.column() + ", row " + (rowsRead - problem.rowsBack()) + ": "
                        + problem.getMessage(),
                problem);
    }

    /** Reports that the file cannot be read further. */
    DumpException unreadable(Throwable problem) {
        return new DumpException(
                file + ": not readable as Parquet after row " + rowsRead + ": " + OneLine.ofEach(problem), problem);
    }

    @Override
    public void close() throws IOException {
        codec.close();
        bytes.close();
    }
}
