package plasticity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.buckets.HeadPositions;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigLoader;
import plasticity.console.Console;
import plasticity.draws.PairKind;
import plasticity.dump.ChangeDetection;
import plasticity.estimates.KeyHeadEstimates;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.input.DumpResolver;
import plasticity.input.ResolvedDump;
import plasticity.jackknife.Estimate;
import plasticity.messages.RunException;
import plasticity.results.Fingerprint;
import plasticity.results.HeadResult;
import plasticity.session.Application;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;
import plasticity.tasks.HeadOutcome;
import plasticity.tasks.KeyHeadOutcome;
import plasticity.testing.DumpRow;
import plasticity.testing.TestDump;
import plasticity.variation.Components;

/** The estimates of a key head depend on all its query heads. Three of these share the first key head, one has the second. */
class KeyHeadChangesTest {
    private static final HeadId KEY = HeadId.key(0, 0);
    private static final HeadId OTHER_KEY = HeadId.key(0, 1);
    private static final HeadId FIRST = HeadId.query(0, 0);
    private static final HeadId LAST = HeadId.query(0, 2);
    private static final HeadId OTHER = HeadId.query(0, 3);

    @TempDir
    private Path directory;

    private final Console console = new Console(
            new PrintStream(OutputStream.nullOutputStream()), new PrintStream(OutputStream.nullOutputStream()), false);
    private final Application application = Application.of(OptionalInt.of(1), console, InstantSource.system());
    private TestDump dump;
    private AnalysisConfig config;

    @BeforeEach
    void writeTheDump() throws IOException, ConfigException {
        dump = new TestDump(directory.resolve("dump"));
        for (HeadId head : List.of(KEY, OTHER_KEY, FIRST, HeadId.query(0, 1), LAST, OTHER)) {
            dump.write(head.directoryName(), DumpRow.random(20, 2));
        }
        config = ConfigLoader.load(
                Optional.empty(),
                Map.of(
                        "model_dir", ".",
                        "dataset_local_root", dump.root().toString(),
                        "num_layers", "1",
                        "num_q_heads", "6",
                        "num_k_heads", "2",
                        "output_csv", directory.resolve("head_metrics.csv").toString()));
    }

    @Test
    void theFingerprintOfAKeyHeadHasTheFilesOfAllItsQueryHeads() throws Exception {
        NavigableMap<HeadId, Fingerprint> before = fingerprints();
        assertThat(before.keySet()).containsExactly(FIRST, HeadId.query(0, 1), LAST, OTHER, KEY, OTHER_KEY);
        assertThat(changedBy(LAST, before)).containsExactlyInAnyOrder(LAST, KEY);
        assertThat(changedBy(OTHER_KEY, before)).contains(OTHER, OTHER_KEY).doesNotContain(FIRST);
    }

    private Set<HeadId> changedBy(HeadId head, Map<HeadId, Fingerprint> before) throws Exception {
        dump.write(head.directoryName(), DumpRow.random(21, 2));
        Map<HeadId, Fingerprint> after = fingerprints();
        return before.keySet().stream()
                .filter(other ->
                        !after.get(other).digest().equals(before.get(other).digest()))
                .collect(Collectors.toSet());
    }

    @Test
    void aQueryHeadIsComputedWithItsKeyHeadOnly() throws Exception {
        compute(Map.of(KEY, 3, OTHER_KEY, 1));
        assertThat(changes().reasons()).isEmpty();
        dump.write(LAST.directoryName(), DumpRow.random(21, 2));
        Changes changes = changes();
        assertThat(changes.reasons())
                .containsOnlyKeys(LAST, KEY)
                .containsEntry(KEY, "estimates depend on a query head that is computed");
        assertThat(List.of(changes.queryHeads(), changes.computed(), changes.reused(), changes.computedKeyHeads()))
                .containsExactly(4, 1, 3, 1);
    }

    @Test
    void aRemovedQueryHeadOnlyChangesTheEstimatesOfItsKeyHead() throws Exception {
        compute(Map.of(KEY, 3, OTHER_KEY, 1));
        Files.delete(dump.root().resolve(LAST.directoryName() + "/data.parquet"));
        Files.delete(dump.root().resolve(LAST.directoryName()));
        Changes changes = changes();
        assertThat(changes.reasons()).containsOnlyKeys(KEY);
        assertThat(List.of(changes.computed(), changes.reused(), changes.computedKeyHeads()))
                .containsExactly(0, 3, 1);
    }

    /** As after a run in which a query head failed, and one that was killed when it had computed this head. */
    @Test
    void estimatesOfOnlySomeQueryHeadsAreNotReusedIfAllAreAnalysed() throws Exception {
        compute(Map.of(KEY, 2, OTHER_KEY, 1));
        assertThat(changes().reasons()).isEqualTo(Map.of(KEY, "settings: query heads was 2, is 3"));
    }

    @Test
    void keyHeadsWithoutAResultAreComputed() throws Exception {
        compute(Map.of(OTHER_KEY, 1));
        assertThat(changes().reasons()).isEqualTo(Map.of(KEY, "no result of an earlier run"));
    }

    private NavigableMap<HeadId, Fingerprint> fingerprints() throws RunException {
        return Changes.fingerprints(resolved(), config);
    }

    private ResolvedDump resolved() throws RunException {
        return new DumpResolver(config, application, ChangeDetection.METADATA).resolve();
    }

    private Changes changes() throws RunException {
        try (ResultCache cache = ResultCache.of(config, false, application)) {
            cache.load();
            return Changes.since(cache, resolved().plan(), fingerprints());
        }
    }

    /** @param keyHeads number of query heads that the estimates of each key head cover */
    private void compute(Map<HeadId, Integer> keyHeads) throws Exception {
        try (ResultCache cache = ResultCache.of(config, false, application)) {
            cache.load();
            for (Map.Entry<HeadId, Fingerprint> head : fingerprints().entrySet()) {
                HeadId id = head.getKey();
                if (id.kind() == HeadKind.QUERY) {
                    cache.rows().add(analysed(id), head.getValue());
                } else if (keyHeads.containsKey(id)) {
                    int queryHeads = keyHeads.get(id);
                    cache.rows().add(estimated(id, queryHeads), Changes.covering(head.getValue(), queryHeads));
                }
            }
            cache.checkpoint();
        }
    }

    private static HeadResult analysed(HeadId head) {
        Row.Builder row = HeadMetrics.TABLE.row();
        for (Column column : HeadMetrics.TABLE.columns()) {
            if (column instanceof Column.Real real) {
                row.set(real, 0);
            } else {
                row.set((Column.Int) column, 0);
            }
        }
        HeadOutcome outcome = new HeadOutcome(head, 0, 20, 20, null, null, null);
        return new HeadResult(
                HeadStatus.TABLE
                        .row(outcome.status())
                        .set(HeadStatus.STATUS, HeadStatus.OK)
                        .build(),
                Map.of(
                        HeadMetrics.TABLE,
                        List.of(row.set(HeadIdentity.Q_HEAD, head.head()).build())),
                HeadPositions.NONE);
    }

    private static HeadResult estimated(HeadId key, int queryHeads) {
        Estimate none = new Estimate(Double.NaN);
        Map<PairKind, Components> components = Arrays.stream(PairKind.values())
                .collect(Collectors.toMap(Function.identity(), kind -> new Components(none, none, none, none, none)));
        return new KeyHeadOutcome(key, new KeyHeadEstimates(queryHeads, 5, components), null)
                .result()
                .orElseThrow();
    }
}
