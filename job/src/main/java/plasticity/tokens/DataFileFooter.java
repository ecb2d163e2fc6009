package plasticity.tokens;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.fetch.Chunk;
import plasticity.fetch.LibraryCall;
import plasticity.fetch.RowGroup;
import plasticity.messages.OneLine;
import plasticity.parquet.ColumnValues;
import plasticity.parquet.FooterListener;
import plasticity.parquet.FooterValidator;
import plasticity.parquet.StoredNumber;
import plasticity.parquet.StoredSchema;

/**
 * The footer of a Parquet file of a dump, reduced to the needed columns: all that a task needs to read its pages.
 *
 * @param file its URI
 * @param length of the file in bytes when its footer was read
 * @param dimension d, computed from the number of values and rounded down, at least 1; 0 if there are no rows or vectors are not needed
 * @param storesFloats whether the vectors are floats or 16-bit floats; true if vectors are not needed
 * @param buckets the range of its buckets; null if it has no rows or a row group has no statistics
 * @param listed see {@link DumpFile#listed}
 */
public record DataFileFooter(
        String file,
        long length,
        StoredSchema schema,
        int dimension,
        boolean storesFloats,
        List<RowGroup> groups,
        BucketRange buckets,
        FileStatus listed)
        implements Serializable {
    /**
     * Bytes: the magic number at either end and the footer's length. Pipes and devices have a length of 0, and opening one may block for ever.
     */
    public static final int SMALLEST = 12;

    /**
     * Reads the footer of a file.
     *
     * @throws DumpException when the file is not a Parquet file, is damaged or lacks a needed column
     */
    public static DataFileFooter read(
            DumpFile file, Set<TokenColumn> needed, Configuration hadoop, FooterListener listener)
            throws DumpException {
        if (file.bytes() < SMALLEST) {
            throw new DumpException(file.path() + ": not readable as Parquet: it has " + file.bytes()
                    + " bytes, the smallest Parquet file has " + SMALLEST);
        }
        Path path = new Path(file.path());
        if (FileOpening.isLocal(file.path()) && path.getName().contains(":")) {
            throw new DumpException(file.path() + ": a local file with a colon in its name cannot be read; rename it");
        }
        try {
            InputFile input = FileOpening.footerOf(file, hadoop);
            ParquetReadOptions options = LibraryCall.get(
                    () -> HadoopReadOptions.builder(hadoop, path).build());
            try (SeekableInputStream stream = FileOpening.stream(input)) {
                FooterValidator.require(stream, file.bytes(), listener);
                ParquetMetadata footer = LibraryCall.get(() -> ParquetFileReader.readFooter(input, options, stream));
                // The getters of parquet-java's metadata may fail, too: they decrypt lazily.
                LibraryCall.run(() -> listener.metadata(footer));
                return of(file, footer, needed);
            }
        } catch (IOException | OutOfMemoryError e) {
            throw unreadable(file.path(), e);
        }
    }

    private static DataFileFooter of(DumpFile file, ParquetMetadata footer, Set<TokenColumn> needed)
            throws IOException, DumpException {
        HeadColumns columns = HeadColumns.of(footer.getFileMetaData().getSchema(), needed, file.path());
        List<RowGroup> groups = new ArrayList<>();
        for (BlockMetaData block : footer.getBlocks()) {
            if (block.getRowCount() < 0) {
                throw new IOException("the footer declares a row group of " + block.getRowCount() + " rows");
            }
            groups.add(
                    new RowGroup(block.getRowCount(), chunks(block, columns.projection(), file.path(), file.bytes())));
        }
        return new DataFileFooter(
                file.path(),
                file.bytes(),
                StoredSchema.of(columns.projection(), footer.getFileMetaData().getCreatedBy()),
                dimension(groups, columns.of(TokenColumn.VECTOR)),
                storesFloats(columns.of(TokenColumn.VECTOR)),
                List.copyOf(groups),
                footer.getBlocks().stream()
                        .filter(group -> group.getRowCount() > 0)
                        .map(BucketRange::of)
                        .reduce(BucketRange::ofBoth)
                        .flatMap(range -> range)
                        .orElse(null),
                file.listed());
    }

    private static Map<ColumnPath, Chunk> chunks(BlockMetaData block, MessageType needed, String file, long length)
            throws IOException, DumpException {
        Map<ColumnPath, Chunk> chunks = new HashMap<>();
        for (ColumnChunkMetaData metadata : block.getColumns()) {
            String[] path = metadata.getPath().toArray();
            if (!needed.containsPath(path)) {
                continue;
            }
            Chunk chunk = LibraryCall.get(() -> Chunk.of(metadata));
            if (!chunk.isWithin(length)) {
                throw new DumpException(file + ": column " + path[0] + ": the footer declares bytes outside the file");
            }
            if (chunk.values() < 0 || chunks.put(metadata.getPath(), chunk) != null) {
                throw new DumpException(file + ": column " + path[0]
                        + ": the footer declares a negative number of values or two column chunks in a row group");
            }
        }
        return Map.copyOf(chunks);
    }

    private static int dimension(List<RowGroup> groups, ColumnDescriptor column) {
        if (column == null) {
            return 0;
        }
        ColumnPath vector = ColumnPath.get(column.getPath());
        return groups.stream()
                .filter(group -> group.rows() > 0 && group.chunks().containsKey(vector))
                .mapToInt(group -> (int) Math.max(
                        1,
                        Math.min(
                                ColumnValues.LONGEST, group.chunks().get(vector).values() / group.rows())))
                .findFirst()
                .orElse(0);
    }

    private static boolean storesFloats(ColumnDescriptor column) {
        return column == null
                || StoredNumber.of(column.getPrimitiveType()).orElseThrow().isFloat();
    }

    /** Reports why a file cannot be opened. */
    static DumpException unreadable(String file, Throwable cause) {
        String reason = OneLine.ofEach(cause).replace(file + " is ", "it is ");
        return new DumpException(file + ": not readable as Parquet: " + reason, cause);
    }

    public long rows() {
        return groups.stream().mapToLong(RowGroup::rows).sum();
    }

    /** Bytes to read. */
    long bytes() {
        return groups.stream().mapToLong(RowGroup::bytes).sum();
    }
}
