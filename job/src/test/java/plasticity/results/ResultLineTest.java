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
import plasticity.heads.HeadId;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Row;

class ResultLineTest {
    private static final HeadId HEAD = HeadId.query(3, 11);
    private static final HeadId KEY = HeadId.key(3, 4);
    private static final String SUM = "a".repeat(64);

    private static ResultLine line(HeadResult result) {
        return new ResultLine(SomeResults.fingerprint(HEAD, 7, 1, SUM), result);
    }

    @Test
    void everyBitReadsBack() throws Exception {
        for (int seed = 0; seed < 300; seed++) {
            ResultLine written = line(SomeResults.ok(HEAD, seed));
            ResultLine read = ResultLine.read(written.bytes());
            assertThat(read).isEqualTo(written);
            assertThat(SomeResults.bits(read.result())).isEqualTo(SomeResults.bits(written.result()));
        }
    }

    @Test
    void bucketsMayBeNegative() throws Exception {
        HeadResult some = SomeResults.ok(HEAD, 1);
        Row row = HeadBucketPlasticity.TABLE
                .row(some.rows(HeadBucketPlasticity.TABLE).get(0))
                .set(HeadBucketPlasticity.Q_BUCKET, -1)
                .set(HeadBucketPlasticity.K_BUCKET, Integer.MIN_VALUE)
                .build();
        HeadResult result = SomeResults.with(some, HeadBucketPlasticity.TABLE, List.of(row));
        assertThat(ResultLine.read(line(result).bytes()).result()).isEqualTo(result);
    }

    @Test
    void failedHeadsReadBack() throws Exception {
        ResultLine written = line(SomeResults.failed(HEAD, "l03h11q/data.parquet: row 7 \u2026 \ud83d"));
        assertThat(ResultLine.read(written.bytes())).isEqualTo(written);
        assertThat(ResultKey.read(written.bytes()))
                .isEqualTo(new ResultKey(
                        HEAD,
                        written.fingerprint().digest(),
                        written.fingerprint().contentDigest().orElseThrow(),
                        written.result().identity()));
    }

    @Test
    void keyHeadsReadBack() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            ResultLine written = line(SomeResults.keyHead(KEY, seed));
            ResultLine read = ResultLine.read(written.bytes());
            assertThat(read).isEqualTo(written);
            assertThat(read.result().head()).isEqualTo(KEY);
            assertThat(SomeResults.bits(read.result())).isEqualTo(SomeResults.bits(written.result()));
            assertThat(ResultKey.read(written.bytes()).head()).isEqualTo(KEY);
        }
    }

    @Test
    void keyHeadsHaveNoStatusAndNoOtherRows() {
        HeadResult result = SomeResults.keyHead(KEY, 1);
        String text = new String(line(result).bytes(), StandardCharsets.US_ASCII);
        byte[] changed = text.replace("\"status\":null", "\"status\":{}").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ResultLine.read(changed)).isInstanceOf(IOException.class);
        HeadResult without = SomeResults.with(result, KeyHeadEstimates.TABLE, List.of());
        HeadResult withMetrics = SomeResults.with(
                result, HeadMetrics.TABLE, SomeResults.ok(HEAD, 1).rows(HeadMetrics.TABLE));
        HeadResult query =
                SomeResults.with(SomeResults.ok(HEAD, 1), KeyHeadEstimates.TABLE, result.rows(KeyHeadEstimates.TABLE));
        assertThat(List.of(without, withMetrics, query))
                .allSatisfy(mixed ->
                        assertThatThrownBy(() -> line(mixed).bytes()).isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void isOneLineOfAscii() {
        String text = new String(line(SomeResults.ok(HEAD, 1)).bytes(), StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n").matches("\\p{ASCII}*");
        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void rowsOfAnotherHeadAreRejected() {
        HeadResult other = SomeResults.ok(HeadId.query(3, 10), 1);
        HeadResult mixed = SomeResults.with(
                SomeResults.ok(HEAD, 1), HeadBucketPlasticity.TABLE, other.rows(HeadBucketPlasticity.TABLE));
        assertThatThrownBy(() -> line(mixed).bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("head_bucket_plasticity: a row has another q_head");
    }

    @Test
    void metricsOfAFailedHeadAreRejected() {
        HeadResult result = SomeResults.ok(HEAD, 1);
        HeadResult failed = SomeResults.failed(HEAD, "why");
        HeadResult withRows =
                SomeResults.with(failed, HeadBucketPlasticity.TABLE, result.rows(HeadBucketPlasticity.TABLE));
        assertThatThrownBy(() -> line(withRows).bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("l03h11q: rows do not match the status");
        HeadResult withPositions = new HeadResult(failed.identity(), failed.rows(), result.positions());
        assertThatThrownBy(() -> line(withPositions).bytes()).isInstanceOf(IllegalArgumentException.class);
    }

    /** A slash represents a line feed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"head\":\"l03h11q\" | \"head\":\"l3h11q\"",
                "\"head\":\"l03h11q\" | \"head\":\"l003h11q\"",
                "\"head\":\"l03h11q\" | \"head\":\"l03h11k\"",
                "\"head\":\"l03h11q\" | \"head\":3",
                "\"status\":{ | \"status\":null,\"more\":{",
                "\"head\" | \"Head\"",
                "\"k_head\":[3] | \"k_head\":3",
                "\"k_head\":[3] | \"k_head\":[]",
                "\"k_head\":[3] | \"k_head\":[3,3]",
                "\"k_head\":[3] | \"k_head\":[null]",
                "\"k_head\":[3] | \"k_head\":[3.0]",
                "\"k_head\":[3] | \"k_head\":[3000000000]",
                "\"k_head\":[3] | \"k_head\":[\"3\"]",
                "\"k_head\":[3] | \"k_head\":[3],\"k_head\":[3]",
                "\"status\":[\"ok\"] | \"status\":[\"OK\"]",
                "\"status\":[\"ok\"] | \"status\":[null]",
                "\"status\":[\"ok\"] | \"status\":[\"failed\"]",
                "\"error\":[null] | \"error\":[\"none\"]",
                "\"error\":[null] | \"error\":[null],\"more\":1",
                "\"algorithm\":\"1\" | \"algorithm\":null",
                "\"algorithm\":\"1\" | \"algorithm\":\"1\",\"more\":1",
                "\"settings\":{ | \"settings\":null,\"more\":{",
                "\"query\":[ | \"query\":[null,",
                "\"bytes\":12345 | \"bytes\":\"12345\"",
                "\"bytes\":12345 | \"bytes\":null",
                "\"bytes\":12345 | \"bytes\":1.5",
                "\"q_bucket\":[0 | \"q_bucket\":[1,1",
                "\"q_bucket\":[0 | \"q_bucket\":[[1]",
                "\"q_bucket\":[0 | \"q_bucket\":[null",
                "\"ap_bucket\":\" | \"ap_bucket\":\"AAAA",
                "\"ap_bucket\":\" | \"ap_bucket\":\"!",
                "\"head_component_weights\":{ | \"head_component_weights\":{\"extra\":0,",
                "\"head_component_weights\" | \"head_component_shares\"",
                "\"tables\":{ | \"tables\":{\"extra\":0,",
                "\"tables\":{ | \"tables\":null,\"more\":{",
                "\"rows\": | \"rows\":-",
                "\"sum\": | \"sum\":\"NaN\",\"total\":",
                "\"first\": | \"first\":1e999,\"more\":",
                "\"keys\":[ | \"keys\":[null,",
                "\"keys\":[ | \"keys\":null,\"more\":[",
                "\"positions\":{ | \"positions\":null,\"more\":{",
                "}}/ | }}{}/",
                "}}/ | }}//{}/",
                "}}/ | }}",
            })
    void anyDeviationIsRejected(String there, String instead) {
        String text = new String(line(SomeResults.ok(HEAD, 1)).bytes(), StandardCharsets.US_ASCII);
        String from = there.replace('/', '\n');
        assertThat(text).contains(from);
        byte[] changed = text.replace(from, instead.replace('/', '\n')).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ResultLine.read(changed)).isInstanceOf(IOException.class);
    }

    @Test
    void filesWithoutANameAreRejected() {
        String text = new String(line(SomeResults.ok(HEAD, 1)).bytes(), StandardCharsets.US_ASCII);
        String changed = text.replace("\"name\":\"l03h11q/data.parquet\"", "\"name\":null");
        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> ResultLine.read(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void truncatedLinesAreRejected() {
        byte[] line = line(SomeResults.ok(HEAD, 1)).bytes();
        for (int length = 0; length < line.length; length++) {
            byte[] truncated = Arrays.copyOf(line, length);
            assertThatThrownBy(() -> ResultLine.read(truncated)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void mutatedLinesAreReadOrRejected() {
        byte[] line = line(SomeResults.ok(HEAD, 1)).bytes();
        Random random = new Random(4);
        long rejected = IntStream.range(0, 20_000)
                .filter(i -> {
                    byte[] changed = line.clone();
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                    try {
                        ResultLine.read(changed);
                        return false;
                    } catch (IOException e) {
                        return true;
                    }
                })
                .count();
        assertThat(rejected).isPositive();
    }
}
