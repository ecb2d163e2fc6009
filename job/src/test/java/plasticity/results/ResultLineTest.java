package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plasticity.buckets.HeadPositions;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;

class ResultLineTest {
    private static final HeadId HEAD = HeadId.query(3, 11);
    private static final String SUM = "a".repeat(64);

    private static ResultLine line(HeadResult result) {
        return new ResultLine(SomeResults.fingerprint(HEAD, 7, 1, SUM), result);
    }

    @Test
    void everyBitComesBack() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            ResultLine written = line(SomeResults.ok(HEAD, seed));
            ResultLine read = ResultLine.read(written.bytes());
            assertThat(read).isEqualTo(written);
            assertThat(SomeResults.bits(read.result())).isEqualTo(SomeResults.bits(written.result()));
        }
    }

    @Test
    void bucketsMayBeBelowZero() throws Exception {
        HeadResult some = SomeResults.ok(HEAD, 1);
        HeadResult result = new HeadResult(
                some.status(),
                some.metrics(),
                List.of(new BucketRow(3, 11, some.status().kHead(), -1, Integer.MIN_VALUE, 0.5)),
                some.components(),
                some.positions());
        assertThat(ResultLine.read(line(result).bytes()).result().buckets()).isEqualTo(result.buckets());
    }

    @Test
    void aFailedHeadComesBack() throws Exception {
        ResultLine written = line(SomeResults.failed(HEAD, "l03h11q/data.parquet: row 7 \u2026 \ud83d"));
        assertThat(ResultLine.read(written.bytes())).isEqualTo(written);
        assertThat(ResultKey.read(written.bytes()))
                .isEqualTo(new ResultKey(
                        HEAD,
                        written.fingerprint().digest(),
                        written.fingerprint().contentDigest().orElseThrow(),
                        written.result().status()));
    }

    @Test
    void itIsOneLineOfAscii() {
        String text = new String(line(SomeResults.ok(HEAD, 1)).bytes(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").matches("\\p{ASCII}*");
        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void rowsOfAnotherHeadAreRefused() {
        HeadResult result = SomeResults.ok(HEAD, 1);
        HeadResult mixed = new HeadResult(
                result.status(),
                result.metrics(),
                List.of(new BucketRow(3, 10, 3, 1, 0, 0.5)),
                result.components(),
                result.positions());
        assertThatThrownBy(() -> line(mixed).bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("l03h11q: ");
    }

    @Test
    void figuresOfAFailedHeadAreRefused() {
        HeadResult result = SomeResults.ok(HEAD, 1);
        HeadResult failed = new HeadResult(
                SomeResults.failed(HEAD, "why").status(),
                null,
                result.buckets(),
                result.components(),
                HeadPositions.NONE);
        assertThatThrownBy(() -> line(failed).bytes()).isInstanceOf(IllegalArgumentException.class);
        HeadResult withPositions = new HeadResult(
                SomeResults.failed(HEAD, "why").status(), null, List.of(), List.of(), result.positions());
        assertThatThrownBy(() -> line(withPositions).bytes()).isInstanceOf(IllegalArgumentException.class);
    }

    /** A stroke stands for the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"head\":\"l03h11q\" | \"head\":\"l3h11q\"",
                "\"head\":\"l03h11q\" | \"head\":\"l003h11q\"",
                "\"head\":\"l03h11q\" | \"head\":\"l03h11k\"",
                "\"head\":\"l03h11q\" | \"head\":3",
                "\"head\" | \"Head\"",
                "\"k_head\":3 | \"k_head\":-3",
                "\"k_head\":3 | \"k_head\":3.0",
                "\"k_head\":3 | \"k_head\":3000000000",
                "\"k_head\":3 | \"k_head\":\"3\"",
                "\"k_head\":3 | \"k_head\":3,\"k_head\":3",
                "\"status\":\"ok\" | \"status\":\"OK\"",
                "\"status\":\"ok\" | \"status\":\"failed\"",
                "\"error\":null | \"error\":\"none\"",
                "\"error\":null | \"error\":null,\"more\":1",
                "\"q_bucket\":[1 | \"q_bucket\":[1,1",
                "\"q_bucket\":[1 | \"q_bucket\":[[1]",
                "\"q_bucket\":[1 | \"q_bucket\":[null",
                "\"ap_bucket\":\" | \"ap_bucket\":\"AAAA",
                "\"ap_bucket\":\" | \"ap_bucket\":\"!",
                "\"components\":{ | \"components\":{\"extra\":0,",
                "\"rows\":[ | \"rows\":[0,",
                "\"rows\":[ | \"rows\":[-",
                "\"keys\":{ | \"keys\":null,\"more\":{",
                "}}/ | }}{}/",
                "}}/ | }}//{}/",
                "}}/ | }}",
            })
    void whatIsNotJustSoIsRefused(String there, String instead) {
        String text = new String(line(SomeResults.ok(HEAD, 1)).bytes(), StandardCharsets.US_ASCII);
        String from = there.replace('/', '\n');
        assertThat(text).contains(from);
        byte[] changed = text.replace(from, instead.replace('/', '\n')).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ResultLine.read(changed)).isInstanceOf(IOException.class);
    }

    @Test
    void aTornLineIsRefused() {
        byte[] whole = line(SomeResults.ok(HEAD, 1)).bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ResultLine.read(torn)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whateverBytesItHasItIsReadOrRefused() {
        byte[] whole = line(SomeResults.ok(HEAD, 1)).bytes();
        Random random = new Random(4);
        long refused = IntStream.range(0, 20_000)
                .filter(i -> {
                    byte[] changed = whole.clone();
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                    try {
                        ResultLine.read(changed);
                        return false;
                    } catch (IOException e) {
                        return true;
                    }
                })
                .count();
        assertThat(refused).isPositive();
    }
}
