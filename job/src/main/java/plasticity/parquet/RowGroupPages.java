package plasticity.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import plasticity.fetch.Chunk;
import plasticity.fetch.FileBytes;
import plasticity.fetch.IoSupplier;
import plasticity.fetch.LibraryCall;
import plasticity.fetch.RowGroup;

/**
 * Reads the column chunks of a row group page by page. Each call for a column's pages begins at its first page.
 *
 * @param file from which all chunks are read, in any order
 */
public record RowGroupPages(FileBytes file, RowGroup group, PageCodec codec) implements PageReadStore {

    @Override
    public long getRowCount() {
        return group.rows();
    }

    /** {@code num_values} of a column; a null or an empty list counts as one value. */
    public long values(ColumnDescriptor column) throws IOException {
        return chunk(column).values();
    }

    /** The pages of a column. The bytes of each are valid until the next one is read. */
    public ColumnPages pages(ColumnDescriptor column) throws IOException {
        return pages(column, true);
    }

    private ColumnPages pages(ColumnDescriptor column, boolean isReusing) throws IOException {
        Chunk chunk = chunk(column);
        return new ColumnPages(column.getPath()[0], new ChunkInput(file, chunk), chunk, codec, isReusing);
    }

    /** The pages of a column, for parquet-java. */
    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        return callback(() -> new LibraryPages(pages(column, false), values(column)));
    }

    private Chunk chunk(ColumnDescriptor column) throws IOException {
        Chunk chunk = group.chunks().get(ColumnPath.get(column.getPath()));
        if (chunk == null) {
            throw new IOException("a row group lacks column " + String.join(".", column.getPath()));
        }
        return chunk;
    }

    private static <T> T callback(IoSupplier<T> code) {
        try {
            return LibraryCall.callback(code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record LibraryPages(ColumnPages pages, long values) implements PageReader {
        @Override
        public long getTotalValueCount() {
            return values;
        }

        @Override
        public DictionaryPage readDictionaryPage() {
            return callback(() -> read(pages::readDictionaryPage));
        }

        @Override
        public DataPage readPage() {
            return callback(() -> read(pages::readPage));
        }

        private <T> T read(IoSupplier<T> page) throws IOException {
            try {
                return page.get();
            } catch (IOException e) {
                throw pages.unreadable(e);
            }
        }
    }
}
