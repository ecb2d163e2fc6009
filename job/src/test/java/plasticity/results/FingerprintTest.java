package plasticity.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plasticity.dump.FileFingerprint;

class FingerprintTest {
    private static final FileFingerprint FIRST =
            new FileFingerprint("l03h02q/part-0.parquet", 1000, 1_790_000_000_000L, "etag", "aa", null);
    private static final FileFingerprint SECOND =
            new FileFingerprint("l03h02q/part-1.parquet", 20, 5, null, null, null);
    private static final FileFingerprint KEY = new FileFingerprint("l03h00k/data.parquet", 30, 6, null, "cc", null);
    private static final Fingerprint BEFORE =
            new Fingerprint("1", Map.of("seed", "0", "p_alpha", "0.01"), List.of(FIRST, SECOND), List.of(KEY));

    @Test
    void equalInputsHaveEqualFingerprints() {
        Map<String, String> otherOrder = new LinkedHashMap<>();
        otherOrder.put("p_alpha", "0.01");
        otherOrder.put("seed", "0");
        Fingerprint same = new Fingerprint("1", otherOrder, new ArrayList<>(BEFORE.query()), List.of(KEY));
        assertThat(same).isEqualTo(BEFORE);
        assertThat(same.digest()).isEqualTo(BEFORE.digest()).matches("[0-9a-f]{64}");
        assertThat(same.difference(BEFORE)).isEmpty();
    }

    @Test
    void everyPartMattersAndIsReported() {
        Map<String, Fingerprint> others = new LinkedHashMap<>();
        others.put(
                "metrics of another version: were 1, are 2",
                new Fingerprint("2", BEFORE.settings(), BEFORE.query(), BEFORE.key()));
        others.put(
                "settings: k was absent, is 3; seed was 0, is 1",
                new Fingerprint("1", Map.of("seed", "1", "p_alpha", "0.01", "k", "3"), BEFORE.query(), BEFORE.key()));
        others.put("l03h02q/part-1.parquet is gone", withQuery(FIRST));
        others.put("l03h02q/part-2.parquet is new", withQuery(FIRST, SECOND, named("l03h02q/part-2.parquet")));
        others.put(
                "l03h02q/part-0.parquet changed: 1,024 bytes were 1,000",
                withQuery(new FileFingerprint(FIRST.name(), 1024, 7, "other", "bb", null), SECOND));
        others.put(
                "l03h02q/part-0.parquet changed: its footer differs",
                withQuery(new FileFingerprint(FIRST.name(), 1000, 7, "other", "bb", null), SECOND));
        others.put(
                "l03h02q/part-0.parquet changed: its ETag or checksum differs",
                withQuery(new FileFingerprint(FIRST.name(), 1000, 7, "other", "aa", null), SECOND));
        others.put(
                "l03h02q/part-0.parquet changed: modified 2026-09-21T14:13:21Z, was 2026-09-21T14:13:20Z",
                withQuery(
                        new FileFingerprint(FIRST.name(), 1000, FIRST.modified() + 1000, "etag", "aa", null), SECOND));
        others.put(
                "key head l03h00k/data.parquet changed: its footer differs",
                new Fingerprint(
                        "1",
                        BEFORE.settings(),
                        BEFORE.query(),
                        List.of(new FileFingerprint(KEY.name(), 30, 6, null, null, null))));
        Set<String> digests = new HashSet<>(Set.of(BEFORE.digest()));
        others.forEach((reason, other) -> {
            assertThat(other.difference(BEFORE)).as(reason).contains(reason);
            assertThat(digests.add(other.digest())).as(reason).isTrue();
        });
    }

    @Test
    void differentFieldsHaveDifferentBytes() {
        Set<String> digests = new HashSet<>();
        for (Fingerprint one : List.of(
                new Fingerprint("1", Map.of("a", "bc"), List.of(), List.of()),
                new Fingerprint("1", Map.of("ab", "c"), List.of(), List.of()),
                new Fingerprint("1a", Map.of("", "bc"), List.of(), List.of()),
                new Fingerprint("1", Map.of(), List.of(FIRST), List.of()),
                new Fingerprint("1", Map.of(), List.of(), List.of(FIRST)),
                withTagAndFooter("", null),
                withTagAndFooter(null, ""),
                withTagAndFooter("x", null),
                withTagAndFooter(null, "x"))) {
            assertThat(digests.add(one.digest())).as("%s", one).isTrue();
        }
    }

    @Test
    void contentDecidesIfKnownOnBothSides() {
        Fingerprint before = withQuery(new FileFingerprint(FIRST.name(), 1000, 5, "etag", "aa", "c0"));
        Fingerprint touched = withQuery(new FileFingerprint(FIRST.name(), 1000, 9, "other", "aa", "c0"));
        Fingerprint other = withQuery(new FileFingerprint(FIRST.name(), 1000, 5, "etag", "aa", "c1"));
        assertThat(touched.difference(before)).isEmpty();
        assertThat(other.difference(before)).contains("l03h02q/part-0.parquet changed: its content differs");
        assertThat(other.digest()).isEqualTo(before.digest());
        assertThat(touched.difference(withQuery(new FileFingerprint(FIRST.name(), 1000, 5, "etag", "aa", null))))
                .contains("l03h02q/part-0.parquet changed: its ETag or checksum differs");
    }

    @Test
    void theContentHashNeedsAllFiles() {
        assertThat(BEFORE.contentDigest()).isEmpty();
        assertThat(withContents("q", null).contentDigest()).isEmpty();
        assertThat(withContents("q", "k").contentDigest())
                .isPresent()
                .isNotEqualTo(withContents("q", "other").contentDigest());
    }

    @Test
    void timesAndTagsAreNotInTheContentHash() {
        Fingerprint before = withContents("q", "k");
        FileFingerprint touched = new FileFingerprint(FIRST.name(), FIRST.bytes(), 9, null, null, "q");
        assertThat(new Fingerprint("1", before.settings(), List.of(touched), before.key()).contentDigest())
                .isEqualTo(before.contentDigest());
        assertThat(new Fingerprint("2", before.settings(), List.of(touched), before.key()).contentDigest())
                .isNotEqualTo(before.contentDigest());
    }

    private static Fingerprint withContents(String query, String key) {
        return new Fingerprint(
                "1",
                BEFORE.settings(),
                List.of(new FileFingerprint(FIRST.name(), FIRST.bytes(), 5, "etag", "aa", query)),
                List.of(new FileFingerprint(KEY.name(), KEY.bytes(), 5, "etag", "aa", key)));
    }

    private static Fingerprint withTagAndFooter(String tag, String footer) {
        return new Fingerprint("1", Map.of(), List.of(new FileFingerprint("f", 1, 2, tag, footer, null)), List.of());
    }

    private static Fingerprint withQuery(FileFingerprint... files) {
        return new Fingerprint("1", BEFORE.settings(), List.of(files), BEFORE.key());
    }

    private static FileFingerprint named(String name) {
        return new FileFingerprint(name, 1, 2, null, null, null);
    }
}
