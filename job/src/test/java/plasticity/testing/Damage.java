package plasticity.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.format.AesGcmV1;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.EncryptionAlgorithm;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Kinds of damage of a query head, with the expected error in its status. */
public enum Damage {
    AN_EMPTY_FILE("data.parquet: not readable as Parquet: it has 0 bytes", bytes(sound -> new byte[0])),
    A_TRUNCATED_FILE("is not a Parquet file", bytes(sound -> Arrays.copyOf(sound, sound.length / 2))),
    A_WEB_PAGE("is not a Parquet file", bytes(sound -> ascii("<!DOCTYPE html><title>Not found</title>"))),
    A_WRONG_MAGIC_NUMBER("is not a Parquet file", bytes(sound -> withEnd(sound, ascii("PAR2")))),
    A_FOOTER_OF_ABSURD_LENGTH("the footer index is not within the file", footerLength(Integer.MAX_VALUE)),
    A_FOOTER_OF_NEGATIVE_LENGTH("not readable as Parquet", footerLength(-5)),
    AN_ENCRYPTED_FOOTER("not readable as Parquet", bytes(sound -> withEnd(sound, ascii("PARE")))),
    AN_ENCRYPTED_COLUMN("not readable as Parquet", file(Damage::encrypt)),
    A_FLIPPED_BYTE("CRC checksum verification failed", file(file -> ParquetSurgery.damage(file, "vector"))),
    A_WRONG_CHECKSUM(
            "column position, page at byte ",
            plain(CompressionCodecName.UNCOMPRESSED)
                    .then(file -> ParquetSurgery.editPageHeader(
                            file, "position", header -> header.setCrc(header.getCrc() + 1)))),
    A_WRONG_CODEC(
            "a page does not decompress with SNAPPY",
            file(file -> columns(file, column -> column.setCodec(CompressionCodec.SNAPPY)))),
    AN_UNKNOWN_CODEC(
            "unsupported codec LZO", file(file -> columns(file, column -> column.setCodec(CompressionCodec.LZO)))),
    A_DIRECTORY("data.parquet is a directory; a Parquet file is expected", inPlace(Files::createDirectory)),
    A_LINK_TO_ITSELF("holds no *.parquet file", inPlace(file -> Files.createSymbolicLink(file, file.getFileName()))),
    A_LINK_TO_ITS_DIRECTORY(
            "data.parquet is a directory; a Parquet file is expected",
            inPlace(file -> Files.createSymbolicLink(file, file.getParent()))),
    A_PIPE_THAT_NOBODY_FILLS("not readable as Parquet: it has 0 bytes", inPlace(Damage::pipe)),
    AN_ENDLESS_DEVICE(
            "not readable as Parquet: it has 0 bytes",
            inPlace(file -> Files.createSymbolicLink(file, Path.of("/dev/zero")))),
    A_SECOND_DIRECTORY("two directories hold the same head", file(Damage::twin)),
    A_MISSING_COLUMN("column position is missing", layout(HeadFile.USUAL.without("position"))),
    A_COLUMN_OF_TEXT(
            "column bucket: found required binary bucket (STRING), a column of numbers is expected",
            layout(HeadFile.USUAL.column("required binary bucket (STRING);"))),
    NO_ROWS("the head has no rows", rows(sound -> List.of())),
    A_NULL_VECTOR("row 7: found a vector that is null or empty", row(row -> row.withVector((List<Float>) null))),
    AN_EMPTY_VECTOR("row 7: found a vector that is null or empty", row(row -> row.withVector(List.of()))),
    A_NULL_COMPONENT("row 7: found a vector that is null or empty", row(row -> row.withComponent(2, null))),
    A_SHORTER_VECTOR("row 7: found a vector of 2 components", row(row -> row.withVector(1f, 2f))),
    NAN_IN_A_VECTOR("column vector, row 7: component 2 is NaN", row(row -> row.withComponent(2, Float.NaN))),
    INFINITY_IN_A_VECTOR("column vector, row 7: component 2 is -Infinity", row(row -> row.withComponent(2, -1 / 0f))),
    A_NULL_POSITION("column position, row 7: found null", row(row -> row.withPosition(null))),
    A_NEGATIVE_POSITION("column position, row 7: found -1.0", row(row -> row.withPosition(-1))),
    NAN_AS_POSITION("column position, row 7: found NaN", row(row -> row.withPosition(Double.NaN))),
    INFINITY_AS_POSITION("column position, row 7: found Infinity", row(row -> row.withPosition(1 / 0d))),
    A_HUGE_POSITION("column position, row 7: found 1.0E300", row(row -> row.withPosition(1e300))),
    A_NULL_BUCKET("column bucket, row 7: found null", row(row -> row.withBucket(null))),
    NAN_AS_BUCKET("column bucket, row 7: found NaN", row(row -> row.withBucket(Double.NaN))),
    INFINITY_AS_BUCKET("column bucket, row 7: found ", row(row -> row.withBucket(1 / 0d))),
    A_HUGE_BUCKET("column bucket, row 7: found 1099511627776, outside the range", row(row -> row.withBucket(1L << 40))),
    TWO_WINDOWS("sliding_window", row(row -> row.withWindow(64))),
    ANOTHER_WIDTH_THAN_THE_KEYS("the queries have 5 components", rows(sound -> DumpRow.random(160, 5))),
    ANOTHER_WIDTH_IN_A_SECOND_FILE(
            "z.parquet: column vector, row 0: found a vector of 5 components",
            file(file -> HeadFile.USUAL.write(file.resolveSibling("z.parquet"), DumpRow.random(20, 5)))),
    TWO_TO_THE_31_ROWS(
            "2147483648 rows; the maximum is 2147483631",
            file(file -> ParquetSurgery.editFooter(
                    file, footer -> footer.getRow_groups().get(0).setNum_rows(1L << 31)))),
    A_PAGE_OF_GIGABYTES(
            "a page header declares 2147483647 bytes; the maximum is 268435456",
            plain(CompressionCodecName.ZSTD).then(file -> claim(file, Integer.MAX_VALUE))),
    A_PAGE_THAT_IS_NOT_SO_LARGE(
            "bytes stored with ZSTD decompress to at most",
            plain(CompressionCodecName.ZSTD).then(file -> claim(file, 200 << 20)));

    private static final int TAIL = 8;

    private final String message;

    @SuppressWarnings("ImmutableEnumChecker") // stateless, but the checker cannot know
    private final Change change;

    Damage(String message, Change change) {
        this.message = message;
        this.change = change;
    }

    /** How to write a damaged head: rows, their layout, and a change to the file. */
    private record Change(UnaryOperator<List<DumpRow>> rows, HeadFile layout, Step step) {
        Change then(Step next) {
            return new Change(rows, layout, next);
        }
    }

    private interface Step {
        void on(Path file) throws IOException;
    }

    /** The expected error, or a part of it. */
    public String message() {
        return message;
    }

    /** Writes a sound head and damages it. */
    public void write(Path directory) throws IOException {
        Path file = change.layout()
                .write(directory.resolve("data.parquet"), change.rows().apply(sound()));
        change.step().on(file);
    }

    /** Writes a sound head. */
    public static void writeSound(Path directory) throws IOException {
        HeadFile.USUAL.write(directory.resolve("data.parquet"), sound());
    }

    private static List<DumpRow> sound() {
        return DumpRow.random(160, 4);
    }

    private static Change rows(UnaryOperator<List<DumpRow>> rows) {
        return new Change(rows, HeadFile.USUAL, file -> {});
    }

    /** In columns of any numeric type. */
    private static Change row(UnaryOperator<DumpRow> row) {
        return new Change(
                rows -> DumpRow.replace(rows, 7, row),
                HeadFile.USUAL.column("optional double position;").column("optional double bucket;"),
                file -> {});
    }

    private static Change layout(HeadFile layout) {
        return new Change(rows -> rows, layout, file -> {});
    }

    private static Change plain(CompressionCodecName codec) {
        return layout(HeadFile.USUAL.with(o -> o.withDictionaryEncoding(false).withCompressionCodec(codec)));
    }

    private static Change file(Step step) {
        return layout(HeadFile.USUAL).then(step);
    }

    private static Change inPlace(Step step) {
        return file(file -> {
            Files.delete(file);
            step.on(file);
        });
    }

    private static Change bytes(UnaryOperator<byte[]> change) {
        return file(file -> Files.write(file, change.apply(Files.readAllBytes(file))));
    }

    private static Change footerLength(int length) {
        return bytes(sound -> {
            ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).putInt(sound.length - TAIL, length);
            return sound;
        });
    }

    private static byte[] withEnd(byte[] bytes, byte[] end) {
        System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void columns(Path file, Consumer<ColumnMetaData> edit) throws IOException {
        ParquetSurgery.editFooter(
                file, footer -> footer.getRow_groups().get(0).getColumns().forEach(c -> edit.accept(c.getMeta_data())));
    }

    private static void encrypt(Path file) throws IOException {
        ParquetSurgery.editFooter(file, footer -> {
            footer.setEncryption_algorithm(EncryptionAlgorithm.AES_GCM_V1(new AesGcmV1()));
            footer.getRow_groups().get(0).getColumns().forEach(column -> column.setMeta_data(null));
        });
    }

    /** The footer and the page header declare the same impossible size. */
    private static void claim(Path file, int size) throws IOException {
        ParquetSurgery.editPageHeader(file, "vector", header -> header.setUncompressed_page_size(size));
        columns(file, column -> column.setTotal_uncompressed_size(size));
    }

    private static void twin(Path file) throws IOException {
        Path head = file.getParent();
        Path twin = head.resolveSibling(head.getFileName().toString().replaceFirst("^l", "l0"));
        Files.createDirectory(twin);
        Files.copy(file, twin.resolve(file.getFileName()));
    }

    private static void pipe(Path file) throws IOException {
        try {
            new ProcessBuilder("mkfifo", file.toString()).inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
