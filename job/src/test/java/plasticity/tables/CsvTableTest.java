package plasticity.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final Column.Real X = new Column.Real("x", "");
    private static final Column.Int N = new Column.Int("n", "");
    private static final Column.Text TEXT = new Column.Text("text", "");
    private static final Column.Int M = new Column.Int("m", "");
    private static final Table REALS = Table.named("reals").with(List.of(X)).build();
    private static final Table TEXTS =
            Table.named("texts").with(List.of(N, TEXT, M)).build();

    private static String reals(List<Double> values) throws IOException {
        return Rows.csv(
                REALS,
                values.stream().map(value -> REALS.row().set(X, value).build()).toList());
    }

    private static String text(String text) throws IOException {
        return Rows.csv(
                TEXTS, List.of(TEXTS.row().set(N, 1).set(TEXT, text).set(M, 2).build()));
    }

    @Test
    void aTableWithoutRowsHasOnlyAHeader() throws IOException {
        assertThat(Rows.csv(HeadBucketPlasticity.TABLE, List.of()))
                .isEqualTo("layer,q_head,k_head,q_bucket,k_bucket,ap_bucket\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0",
        "-0.0, -0.0",
        "1, 1.0",
        "0.1, 0.1",
        "-0.855, -0.855",
        "0.001, 0.001",
        "1e-5, 1.0E-5",
        "123456789, 1.23456789E8",
        "2e23, 2.0E23",
        "1e23, 1.0E23",
        "2.2E-322, 2.2E-322",
        "4.9E-324, 4.9E-324",
        "1.7976931348623157E308, 1.7976931348623157E308",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "Infinity, Infinity",
        "-Infinity, -Infinity"
    })
    void numbersHaveTheShortestTextThatReadsBack(double value, String written) throws IOException {
        assertThat(reals(List.of(value))).isEqualTo("x\n" + written + "\n");
    }

    @Test
    void everyNumberReadsBackToTheSameBits() throws IOException {
        List<Double> values = new Random(1)
                .longs(20_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(value -> !value.isNaN())
                .toList();
        List<Long> readBack = reals(values)
                .lines()
                .skip(1)
                .map(line -> Double.doubleToRawLongBits(Double.parseDouble(line)))
                .toList();
        assertThat(readBack)
                .isEqualTo(values.stream().map(Double::doubleToRawLongBits).toList());
    }

    @Test
    void subnormalNumbersReadBackToo() throws IOException {
        List<Double> values = new Random(2)
                .longs(2_000, 1, 1L << 52)
                .mapToObj(Double::longBitsToDouble)
                .toList();
        assertThat(reals(values).lines().skip(1).map(Double::parseDouble)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(longs = {0x7ff8000000000000L, 0xfff8000000000000L, 0x7ff0000000000001L})
    void undefinedValuesAreEmptyCells(long bits) throws IOException {
        double value = Double.longBitsToDouble(bits);
        assertThat(Rows.csv(HeadBucketPlasticity.TABLE, List.of(Rows.bucket(4, 5, value))))
                .endsWith("\n3,11,2,4,5,\n");
    }

    @Test
    void integersAreWrittenWithoutAnExponent() throws IOException {
        Row row = Rows.bucket(Integer.MAX_VALUE, Integer.MIN_VALUE, 1);
        assertThat(Rows.csv(HeadBucketPlasticity.TABLE, List.of(row)))
                .endsWith("\n3,11,2,2147483647,-2147483648,1.0\n");
    }

    @Test
    void specialCharactersAreQuoted() throws IOException {
        assertThat(text("plain text; of: any 'kind'")).endsWith("\n1,plain text; of: any 'kind',2\n");
        assertThat(text("a,b")).endsWith("\n1,\"a,b\",2\n");
        assertThat(text("say \"a\"")).endsWith("\n1,\"say \"\"a\"\"\",2\n");
        assertThat(text("a\nb")).endsWith("\n1,\"a\nb\",2\n");
        assertThat(text("a\rb")).endsWith("\n1,\"a\rb\",2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a ", "\"", "\"\"", ",", "\n", "\r\n", "é模\uD83D\uDE00", "#a", "a\\b", "\\N", "NaN"})
    void textReadsBack(String text) throws IOException {
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(text(text)))) {
            assertThat(parser.getRecords().get(1).toList()).containsExactly("1", text, "2");
        }
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws IOException {
        List<Row> rows = List.of(Rows.METRICS, Rows.UNDEFINED_METRICS);
        assertThat(Rows.bytes(TableFormat.CSV, HeadMetrics.TABLE, rows))
                .isEqualTo(Rows.bytes(TableFormat.CSV, HeadMetrics.TABLE, rows));
    }

    @Test
    void theStreamIsLeftOpen() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        TableFormat.CSV.write(HeadBucketPlasticity.TABLE, Stream.of(Rows.BUCKET), out);
        assertThat(out.size()).isPositive();
        assertThat(closed[0]).isFalse();
    }

    @Test
    void aFullDiskThrowsAnIoException() {
        IOException full = new IOException("No space left on device");
        OutputStream out = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw full;
            }
        };
        Stream<Row> rows = Stream.generate(() -> Rows.BUCKET).limit(100_000);
        assertThatThrownBy(() -> TableFormat.CSV.write(HeadBucketPlasticity.TABLE, rows, out))
                .isSameAs(full);
    }
}
