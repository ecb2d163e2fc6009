package plasticity.tokens;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
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
import plasticity.fetch.RowGroup;
import plasticity.heads.HeadKind;
import plasticity.messages.OneLine;
import plasticity.parquet.FooterListener;
import plasticity.parquet.FooterValidator;
import plasticity.parquet.ListVectors;
import plasticity.parquet.StoredSchema;

/**
 * What the footer of one Parquet file tells of the needed columns: all that a task has to know to read its pages.
 *
 * @param file its URI
 * @param length of the file when its footer was read
 * @param dimension d as the counts of values come to, rounded down, at least 1; 0 where there are no rows or no vectors needed
 * @param listed see {@link DumpFile#listed}
 */
public record ShardFooter(
        String file, long length, StoredSchema schema, int dimension, List<RowGroup> groups, FileStatus listed)
        implements Serializable {
    /** A magic word at either end and a footer's length. Pipes and devices have no bytes, and opening one may wait for ever. */
    public static final int SMALLEST = 12;

    /** @throws DumpException when the file is no Parquet, is damaged or lacks what the analysis needs */
    public static ShardFooter read(DumpFile file, HeadKind kind, Configuration hadoop) throws DumpException {
        return read(file, TokenColumn.ofAnalysis(kind), hadoop);
    }

    /** @throws DumpException when the file is no Parquet, is damaged or lacks what is needed */
    public static ShardFooter read(DumpFile file, Set<TokenColumn> needed, Configuration hadoop) throws DumpException {
        return read(file, needed, hadoop, FooterListener.NONE);
    }

    /** The same for someone who wants more of the footer. */
    public static ShardFooter read(DumpFile file, Set<TokenColumn> needed, Configuration hadoop, FooterListener witness)
            throws DumpException {
        if (file.bytes() < SMALLEST) {
            throw new DumpException(file.path() + ": not readable as Parquet: it has " + file.bytes()
                    + " bytes, the smallest Parquet file has " + SMALLEST);
        }
        Path path = new Path(file.path());
        if (FileOpening.isHere(file.path()) && path.getName().contains(":")) {
            throw new DumpException(file.path() + ": a local file with a colon in its name cannot be read; rename it");
        }
        try {
            InputFile input = FileOpening.footerOf(file, hadoop);
            ParquetReadOptions options = HadoopReadOptions.builder(hadoop, path).build();
            try (SeekableInputStream stream = input.newStream()) {
                FooterValidator.require(stream, file.bytes(), witness);
                ParquetMetadata footer = ParquetFileReader.readFooter(input, options, stream);
                witness.whole(footer);
                return of(file, footer, needed);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw unreadable(file.path(), e);
        }
    }

    private static ShardFooter of(DumpFile file, ParquetMetadata footer, Set<TokenColumn> needed)
            throws IOException, DumpException {
        HeadColumns columns = HeadColumns.of(footer.getFileMetaData().getSchema(), needed, file.path());
        List<RowGroup> groups = new ArrayList<>();
        for (BlockMetaData block : footer.getBlocks()) {
            groups.add(
                    new RowGroup(block.getRowCount(), chunks(block, columns.projection(), file.path(), file.bytes())));
        }
        return new ShardFooter(
                file.path(),
                file.bytes(),
                StoredSchema.of(columns.projection(), footer.getFileMetaData().getCreatedBy()),
                columns.vector()
                        .map(vector -> dimension(groups, ColumnPath.get(vector.getPath())))
                        .orElse(0),
                List.copyOf(groups),
                file.listed());
    }

    private static Map<ColumnPath, Chunk> chunks(BlockMetaData block, MessageType needed, String file, long length)
            throws DumpException {
        Map<ColumnPath, Chunk> chunks = block.getColumns().stream()
                .filter(chunk -> needed.containsPath(chunk.getPath().toArray()))
                .collect(Collectors.toMap(ColumnChunkMetaData::getPath, Chunk::of));
        for (ColumnChunkMetaData chunk : block.getColumns()) {
            Chunk known = chunks.get(chunk.getPath());
            if (known != null && !known.isWithin(length)) {
                throw new DumpException(file + ": column " + chunk.getPath().toArray()[0]
                        + ": the footer names bytes outside the file");
            }
        }
        return Map.copyOf(chunks);
    }

    private static int dimension(List<RowGroup> groups, ColumnPath vector) {
        return groups.stream()
                .filter(group -> group.rows() > 0 && group.chunks().containsKey(vector))
                .mapToInt(group -> (int) Math.max(
                        1,
                        Math.min(ListVectors.LONGEST, group.chunks().get(vector).values() / group.rows())))
                .findFirst()
                .orElse(0);
    }

    /** For what is said of a file that cannot be opened. */
    static DumpException unreadable(String file, Throwable problem) {
        String reason = OneLine.ofEach(problem).replace(file + " is ", "it is ");
        return new DumpException(file + ": not readable as Parquet: " + reason, problem);
    }

    public long rows() {
        return groups.stream().mapToLong(RowGroup::rows).sum();
    }

    /** Bytes to read. */
    long bytes() {
        return groups.stream().mapToLong(RowGroup::bytes).sum();
    }
}
