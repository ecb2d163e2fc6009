package plasticity.tokens;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import plasticity.dump.DumpException;
import plasticity.dump.TokenColumn;
import plasticity.fetch.CountedBytes;
import plasticity.fetch.RowGroup;
import plasticity.messages.OneLine;
import plasticity.parquet.FastColumnReader;
import plasticity.parquet.FlatNumbers;
import plasticity.parquet.ListVectors;
import plasticity.parquet.NumberColumn;
import plasticity.parquet.PageCodec;
import plasticity.parquet.RowException;
import plasticity.parquet.RowGroupPages;
import plasticity.parquet.VectorColumn;

/** One Parquet file of a head, read row by row; row groups are read page by page and page checksums are verified. */
final class ShardReader implements Closeable {
    private final String file;
    private final CountedBytes bytes;
    private final PageCodec codec;
    private final HeadColumns columns;
    /** Null when vectors are not needed. */
    private final ColumnDescriptor vector;

    private final String createdBy;
    private final Iterator<RowGroup> groups;
    /** Rows that were read to their end, so also the number of the current one. */
    private long rowsRead;

    private boolean isInRow;
    private long rowsLeftInGroup;
    private RowGroupPages pages;
    private ColumnReadStoreImpl store;

    private NumberColumn buckets;
    private NumberColumn examples;
    private NumberColumn positions;
    private NumberColumn windows;
    private VectorColumn vectors;

    /** Opens the file; no data yet. */
    ShardReader(ShardFooter footer, Set<TokenColumn> needed, Configuration hadoop) throws IOException, DumpException {
        file = footer.file();
        Path path = new Path(file);
        FileMetaData stored = footer.schema().read();
        columns = HeadColumns.of(stored.getSchema(), needed, file);
        vector = columns.vector().orElse(null);
        createdBy = stored.getCreatedBy();
        groups = footer.groups().iterator();
        codec = new PageCodec(HadoopReadOptions.builder(hadoop, path).build().getCodecFactory());
        bytes = new CountedBytes(FileOpening.open(footer, hadoop));
    }

    /** Moves to the next row; false at the end of the file. */
    boolean advance() throws DumpException {
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

    /** A footer that names fewer rows than there are would lose the others in silence. */
    private void requireExhausted() throws DumpException {
        if (vectors != null && !vectors.isExhausted()) {
            throw moreValues(HeadColumns.VECTOR);
        }
        for (ColumnDescriptor column : pages == null ? List.<ColumnDescriptor>of() : columns.numbers()) {
            if (pages.values(column) > pages.getRowCount()) {
                throw moreValues(column.getPath()[0]);
            }
        }
    }

    private DumpException moreValues(String column) {
        return new DumpException(file + ": column " + column + ": more values than the row group has rows");
    }

    private void open(RowGroup group) throws DumpException {
        try {
            bytes.nextGroup();
        } catch (IOException e) {
            throw unreadable(e);
        }
        pages = new RowGroupPages(bytes, group, codec);
        store = new ColumnReadStoreImpl(pages, new NoConverter(), columns.projection(), createdBy);
        buckets = columns.bucket().map(this::numbers).orElse(null);
        examples = columns.example().map(this::numbers).orElse(null);
        positions = columns.position().map(this::numbers).orElse(null);
        windows = columns.window().map(this::numbers).orElse(null);
        vectors = null;
        rowsLeftInGroup = group.rows();
    }

    private NumberColumn numbers(ColumnDescriptor column) {
        boolean isUsual = pages.values(column) == pages.getRowCount();
        FastColumnReader fast = isUsual ? new FastColumnReader(pages.getPageReader(column), column, 1) : null;
        return new NumberColumn(
                fast, () -> new FlatNumbers(store.getColumnReader(column), pages.values(column)), pages.getRowCount());
    }

    private ListVectors listVectors() {
        return new ListVectors(store.getColumnReader(vector), pages.values(vector));
    }

    /** d: what the footer's counts come to, or, where they come to no whole number, the length of the row group's first vector. */
    int dimension() throws RowException {
        long values = pages.values(vector);
        long perRow = values / pages.getRowCount();
        boolean isWhole = perRow * pages.getRowCount() == values && perRow >= 1 && perRow <= ListVectors.LONGEST;
        return isWhole ? (int) perRow : listVectors().nextLength();
    }

    private VectorColumn open(int dimension) {
        boolean isUsual = pages.values(vector) == pages.getRowCount() * dimension;
        FastColumnReader fast = isUsual ? new FastColumnReader(pages.getPageReader(vector), vector, dimension) : null;
        return new VectorColumn(fast, this::listVectors, vector.getPath()[0], dimension);
    }

    /** Null when they are not needed. */
    NumberColumn buckets() {
        return buckets;
    }

    /** Null when the file has no examples or they are not needed. */
    NumberColumn examples() {
        return examples;
    }

    /** Null when they are not needed. */
    NumberColumn positions() {
        return positions;
    }

    /** Null when the file has no windows or they are not needed. */
    NumberColumn windows() {
        return windows;
    }

    /** @param dimension d of the head */
    VectorColumn vectors(int dimension) {
        if (vectors == null) {
            vectors = open(dimension);
        }
        return vectors;
    }

    /** Stored bytes of the column chunks that were read. */
    long bytesRead() {
        return bytes.read();
    }

    /** Passes over the current row's numbers, whatever they are. */
    void skipAllBut(NumberColumn taken) throws RowException {
        for (NumberColumn column : new NumberColumn[] {buckets, examples, positions, windows}) {
            if (column != null && column != taken) {
                column.skip();
            }
        }
    }

    /** The current row, with the file, for messages. */
    DumpException at(RowException problem) {
        return new DumpException(
                file + ": column " + problem.column() + ", row " + (rowsRead - problem.rowsBack()) + ": "
                        + problem.getMessage(),
                problem);
    }

    /** For what parquet-java says of the file. */
    DumpException unreadable(Throwable problem) {
        return new DumpException(
                file + ": not readable as Parquet after row " + rowsRead + ": " + OneLine.ofEach(problem), problem);
    }

    @Override
    public void close() throws IOException {
        codec.close();
        bytes.close();
    }

    /** Values are pulled from the column readers, so nothing is ever converted. */
    private static final class NoConverter extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new Leaf();
        }

        @Override
        public void start() {}

        @Override
        public void end() {}

        private static final class Leaf extends PrimitiveConverter {
            @Override
            public boolean isPrimitive() {
                return true;
            }

            @Override
            public GroupConverter asGroupConverter() {
                return new NoConverter();
            }
        }
    }
}
