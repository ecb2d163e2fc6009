package plasticity.parquet;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ParquetDecodingException;
import plasticity.fetch.Chunk;
import plasticity.fetch.FileBytes;
import plasticity.fetch.RowGroup;

/**
 * A row group whose chunks are read page by page. Every call for a column's pages starts anew at its first one.
 *
 * @param file that all chunks are read from by turns
 */
public record RowGroupPages(FileBytes file, RowGroup group, PageCodec codec) implements PageReadStore {

    @Override
    public long getRowCount() {
        return group.rows();
    }

    /** Values of a column, those that are null or an empty list counting as one. */
    public long values(ColumnDescriptor column) {
        return chunk(column).values();
    }

    @Override
    public ColumnPages getPageReader(ColumnDescriptor column) {
        Chunk chunk = chunk(column);
        return new ColumnPages(column.getPath()[0], new ChunkInput(file, chunk), chunk, codec);
    }

    private Chunk chunk(ColumnDescriptor column) {
        Chunk chunk = group.chunks().get(ColumnPath.get(column.getPath()));
        if (chunk == null) {
            throw new ParquetDecodingException("a row group lacks column " + String.join(".", column.getPath()));
        }
        return chunk;
    }
}
