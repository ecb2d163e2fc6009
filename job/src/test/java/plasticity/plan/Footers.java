package plasticity.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import plasticity.dump.BlockHosts;
import plasticity.fetch.Chunk;
import plasticity.fetch.RowGroup;
import plasticity.heads.HeadId;
import plasticity.parquet.StoredSchema;
import plasticity.tokens.DataFileFooter;
import plasticity.tokens.HeadFooter;

/** Footers of heads without files. */
final class Footers {
    private Footers() {}

    /** A head of one file with one row group and a vector chunk of two bytes per component. */
    static HeadFooter head(HeadId id, long rows, int dimension) {
        long bytes = 2 * rows * dimension;
        Chunk vectors = new Chunk(4, bytes, 2 * bytes, rows * dimension, CompressionCodecName.ZSTD, false);
        RowGroup group = new RowGroup(rows, Map.of(ColumnPath.get("vector", "list", "element"), vectors));
        DataFileFooter footer = new DataFileFooter(
                "data.parquet", bytes, new StoredSchema(new byte[0]), dimension, true, List.of(group), null, null);
        return new HeadFooter(id, id.directoryName(), List.of(footer), BlockHosts.NONE, null);
    }

    /** The same head with components stored as float16 in the same number of bytes. */
    static HeadFooter ofFloat16(HeadFooter head) {
        DataFileFooter footer = head.files().get(0);
        RowGroup group = footer.groups().get(0);
        Map<ColumnPath, Chunk> halves = group.chunks().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> {
                    Chunk chunk = entry.getValue();
                    return new Chunk(
                            chunk.start(),
                            chunk.bytes(),
                            chunk.uncompressedBytes(),
                            chunk.values(),
                            chunk.codec(),
                            true);
                }));
        DataFileFooter stored = new DataFileFooter(
                footer.file(),
                footer.length(),
                footer.schema(),
                footer.dimension(),
                footer.storesFloats(),
                List.of(new RowGroup(group.rows(), halves)),
                footer.buckets(),
                footer.listed());
        return new HeadFooter(head.id(), head.directory(), List.of(stored), head.hosts(), head.problem());
    }

    /** The same head with components stored as doubles in the same number of bytes. */
    static HeadFooter ofDoubles(HeadFooter head) {
        DataFileFooter footer = head.files().get(0);
        DataFileFooter stored = new DataFileFooter(
                footer.file(),
                footer.length(),
                footer.schema(),
                footer.dimension(),
                false,
                footer.groups(),
                footer.buckets(),
                footer.listed());
        return new HeadFooter(head.id(), head.directory(), List.of(stored), head.hosts(), head.problem());
    }

    /** The same head with its file at another path. */
    static HeadFooter at(String file, HeadFooter head) {
        DataFileFooter footer = head.files().get(0);
        DataFileFooter moved = new DataFileFooter(
                file,
                footer.length(),
                footer.schema(),
                footer.dimension(),
                footer.storesFloats(),
                footer.groups(),
                footer.buckets(),
                footer.listed());
        return new HeadFooter(head.id(), head.directory(), List.of(moved), head.hosts(), head.problem());
    }
}
