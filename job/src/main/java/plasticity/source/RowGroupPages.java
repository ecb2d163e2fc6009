package plasticity.source;

import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A row group whose chunks are read page by page. Every call for a column's pages starts anew at its first one.
 *
 * @param file that all chunks are read from by turns
 * @param chunks by column
 */
record RowGroupPages(
        SeekableInputStream file,
        BlockMetaData group,
        Map<ColumnPath, ColumnChunkMetaData> chunks,
        ParquetReadOptions options)
        implements PageReadStore {

    @Override
    public long getRowCount() {
        return group.getRowCount();
    }

    /** Values of a column, those that are null or an empty list counting as one. */
    long values(ColumnDescriptor column) {
        return chunk(column).getValueCount();
    }

    @Override
    public ColumnPages getPageReader(ColumnDescriptor column) {
        ColumnChunkMetaData chunk = chunk(column);
        return new ColumnPages(
                new ChunkInput(file, chunk.getStartingPos(), chunk.getTotalSize()), chunk, options.getCodecFactory());
    }

    private ColumnChunkMetaData chunk(ColumnDescriptor column) {
        ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(column.getPath()));
        if (chunk == null) {
            throw new ParquetDecodingException("a row group lacks column " + String.join(".", column.getPath()));
        }
        return chunk;
    }
}
