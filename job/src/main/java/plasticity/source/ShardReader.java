package plasticity.source;

import java.io.Closeable;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import plasticity.heads.HeadKind;

/** One Parquet file of a head, read row by row through parquet-java's general path; page checksums are verified. */
final class ShardReader implements Closeable {
    private final String file;
    private final ParquetFileReader reader;
    private final HeadColumns columns;
    private long rowsRead;
    private long rowsLeftInGroup;

    private NumberColumn buckets;
    private NumberColumn examples;
    private NumberColumn positions;
    private NumberColumn windows;
    private VectorColumn vectors;

    /** Opens the file and reads its footer; no data yet. */
    ShardReader(DumpFile file, HeadKind kind, Configuration hadoop) throws IOException, DumpException {
        this.file = file.path();
        Path path = new Path(file.path());
        InputFile input = HadoopInputFile.fromPath(path, hadoop);
        reader = ParquetFileReader.open(
                input,
                HadoopReadOptions.builder(hadoop, path)
                        .usePageChecksumVerification(true)
                        .build());
        HeadColumns found;
        try {
            found = HeadColumns.of(reader.getFooter().getFileMetaData().getSchema(), kind, this.file);
            reader.setRequestedSchema(found.projection());
            requireWithin(input.getLength(), found.projection());
        } catch (DumpException | RuntimeException e) {
            reader.close();
            throw e;
        }
        columns = found;
    }

    /** A damaged footer may name any size: memory is taken for it before the file's end is met. */
    private void requireWithin(long length, MessageType needed) throws DumpException {
        for (BlockMetaData group : reader.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                String[] path = chunk.getPath().toArray();
                if (needed.containsPath(path)
                        && (chunk.getStartingPos() < 0
                                || chunk.getTotalSize() < 0
                                || chunk.getTotalSize() > length - chunk.getStartingPos())) {
                    throw new DumpException(file + ": column " + path[0] + ": the footer names bytes outside the file");
                }
            }
        }
    }

    /** Rows of the file, from its footer. */
    long rows() {
        return reader.getRecordCount();
    }

    /** Moves to the next row; false at the end of the file. */
    boolean advance() throws IOException, DumpException {
        while (rowsLeftInGroup == 0) {
            if (vectors != null && !vectors.isExhausted()) {
                throw new DumpException(file + ": column vector: more values than the row group has rows");
            }
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                return false;
            }
            rowsLeftInGroup = pages.getRowCount();
            open(pages);
        }
        rowsLeftInGroup--;
        rowsRead++;
        return true;
    }

    private void open(PageReadStore pages) {
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(
                pages,
                new NoConverter(),
                columns.projection(),
                reader.getFooter().getFileMetaData().getCreatedBy());
        buckets = open(pages, store, columns.bucket());
        examples = columns.example().map(column -> open(pages, store, column)).orElse(null);
        positions = open(pages, store, columns.position());
        windows = columns.window().map(column -> open(pages, store, column)).orElse(null);
        vectors = new VectorColumn(store.getColumnReader(columns.vector()), values(pages, columns.vector()));
    }

    private static NumberColumn open(PageReadStore pages, ColumnReadStoreImpl store, ColumnDescriptor column) {
        return new NumberColumn(store.getColumnReader(column), values(pages, column));
    }

    private static long values(PageReadStore pages, ColumnDescriptor column) {
        return pages.getPageReader(column).getTotalValueCount();
    }

    NumberColumn buckets() {
        return buckets;
    }

    /** Null when the file has no examples or they are not needed. */
    NumberColumn examples() {
        return examples;
    }

    NumberColumn positions() {
        return positions;
    }

    /** Null when the file has no windows or they are not needed. */
    NumberColumn windows() {
        return windows;
    }

    VectorColumn vectors() {
        return vectors;
    }

    /** The current row, with the file, for messages. */
    DumpException at(RowException problem) {
        return new DumpException(
                file + ": column " + problem.column() + ", row " + (rowsRead - 1) + ": " + problem.getMessage(),
                problem);
    }

    /** For what parquet-java says of the file. */
    DumpException unreadable(Throwable problem) {
        return new DumpException(
                file + ": not readable as Parquet after row " + rowsRead + ": " + OneLine.ofEach(problem), problem);
    }

    @Override
    public void close() throws IOException {
        reader.close();
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
