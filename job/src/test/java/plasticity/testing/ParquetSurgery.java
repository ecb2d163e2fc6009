package plasticity.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;

/** Inspects Parquet files and changes their bytes. */
public final class ParquetSurgery {
    private static final int TAIL = Integer.BYTES + "PAR1".length();

    private ParquetSurgery() {}

    public static List<BlockMetaData> rowGroups(Path file) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            return reader.getRowGroups();
        }
    }

    /** A column's chunk in the first row group. */
    public static ColumnChunkMetaData chunk(Path file, String column) throws IOException {
        return rowGroups(file).get(0).getColumns().stream()
                .filter(chunk -> chunk.getPath().toArray()[0].equals(column))
                .findFirst()
                .orElseThrow();
    }

    /** Flips the bits of a column's last byte in the first row group, which belongs to a value or a compressed page. */
    public static void damage(Path file, String column) throws IOException {
        ColumnChunkMetaData chunk = chunk(file, column);
        flip(file, chunk.getStartingPos() + chunk.getTotalSize() - 1);
    }

    /** Fills a column's bytes in the first row group with ones. */
    public static void wipe(Path file, String column) throws IOException {
        ColumnChunkMetaData chunk = chunk(file, column);
        byte[] bytes = Files.readAllBytes(file);
        int start = (int) chunk.getStartingPos();
        Arrays.fill(bytes, start, start + (int) chunk.getTotalSize(), (byte) -1);
        Files.write(file, bytes);
    }

    public static void flip(Path file, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= (byte) 0xff;
        Files.write(file, bytes);
    }

    public static void truncate(Path file, long length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) length));
    }

    /** Rewrites the file's footer. */
    public static void editFooter(Path file, Consumer<FileMetaData> edit) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int start = footerStart(bytes);
        FileMetaData footer =
                Util.readFileMetaData(new ByteArrayInputStream(bytes, start, bytes.length - TAIL - start));
        edit.accept(footer);
        ByteArrayOutputStream edited = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, edited);
        ByteBuffer result = ByteBuffer.allocate(start + edited.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
        result.put(bytes, 0, start).put(edited.toByteArray()).putInt(edited.size());
        result.put("PAR1".getBytes(StandardCharsets.US_ASCII));
        Files.write(file, result.array());
    }

    /** Rewrites the header of a plain column's first page; moves the column's bytes to the end of the data. */
    public static void editPageHeader(Path file, String column, Consumer<PageHeader> edit) throws IOException {
        ColumnChunkMetaData chunk = chunk(file, column);
        byte[] bytes = Files.readAllBytes(file);
        ByteArrayInputStream old =
                new ByteArrayInputStream(bytes, (int) chunk.getStartingPos(), (int) chunk.getTotalSize());
        PageHeader header = Util.readPageHeader(old);
        edit.accept(header);
        ByteArrayOutputStream moved = new ByteArrayOutputStream();
        Util.writePageHeader(header, moved);
        old.transferTo(moved);

        int start = footerStart(bytes);
        ByteBuffer result = ByteBuffer.allocate(bytes.length + moved.size());
        result.put(bytes, 0, start).put(moved.toByteArray()).put(bytes, start, bytes.length - start);
        Files.write(file, result.array());
        editFooter(file, footer -> footer.getRow_groups().get(0).getColumns().stream()
                .map(ColumnChunk::getMeta_data)
                .filter(meta -> meta.getPath_in_schema().get(0).equals(column))
                .forEach(meta -> meta.setData_page_offset(start).setTotal_compressed_size(moved.size())));
    }

    private static int footerStart(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - TAIL);
        return bytes.length - TAIL - length;
    }
}
