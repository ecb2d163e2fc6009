package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Damage;
import plasticity.testing.MutatedHead;

/**
 * Compares a run on a dump in which all query heads but three are damaged, each in a different way or randomly mutated, to a run on the three
 * sound heads.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedDumpIT {
    private static final List<Damage> DAMAGES = Arrays.asList(Damage.values());
    private static final int SOUND = 3;
    private static final int MUTATED = 60;
    private static final int FIRST_MUTATED = SOUND + Damage.values().length;
    private static final int HEADS = FIRST_MUTATED + MUTATED;

    @TempDir
    private static Path directory;

    private Analysis analysis;
    private CommandRun run;
    private Map<String, CSVRecord> status;

    @BeforeAll
    @Timeout(120)
    void analyse() throws IOException {
        Path dump = soundHeads("dümp/データ");
        for (int i = 0; i < DAMAGES.size(); i++) {
            DAMAGES.get(i).write(head(dump, SOUND + i));
        }
        for (int i = 0; i < MUTATED; i++) {
            MutatedHead.write(head(dump, FIRST_MUTATED + i), i);
        }
        // Not heads: digits of another script, another spelling, a circular link.
        Files.createDirectory(dump.resolve("l٠٠h٠٠q"));
        Files.createDirectory(dump.resolve("l0h0q"));
        Files.createDirectory(dump.resolve("слой"));
        Files.createSymbolicLink(dump.resolve("circle"), dump);
        analysis = analysis(dump, "results");
        run = analysis.run();
        status = analysis.status();
    }

    @Test
    void endsWithStatusThreeAndNoStackTrace() {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.SOME_HEADS_FAILED);
        long failed = status.values().stream()
                .filter(row -> row.get("status").equals("failed"))
                .count();
        assertThat(failed).isGreaterThan(DAMAGES.size() + MUTATED / 2);
        assertThat(run.lastLine()).contains(failed + " of " + HEADS + " heads failed");
        assertThat(run.err()).doesNotContain("\tat ", "Exception", "Error:");
        assertThat(status).hasSize(HEADS);
    }

    @TestFactory
    Stream<DynamicTest> eachDamageIsReportedByItsHead() {
        return DAMAGES.stream()
                .map(damage -> dynamicTest(damage.name(), () -> {
                    int head = SOUND + DAMAGES.indexOf(damage);
                    CSVRecord row = status.get("0-" + head);
                    assertThat(row.get("status")).isEqualTo("failed");
                    assertThat(row.get("error"))
                            .contains(damage.message(), "l00h%02dq".formatted(head))
                            .doesNotContain("Exception", "\n");
                }));
    }

    @Test
    void errorsOfMutatedHeadsConcernThatHeadOnly() {
        for (int head = FIRST_MUTATED; head < HEADS; head++) {
            CSVRecord row = status.get("0-" + head);
            assertThat(row.get("status")).isIn("ok", "failed");
            if (row.get("status").equals("failed")) {
                assertThat(row.get("error"))
                        .contains("l00h%02dq".formatted(head))
                        .doesNotContain("Exception", "\n");
            }
        }
    }

    @Test
    void soundHeadsAreUnaffected() throws IOException {
        Analysis clean = analysis(soundHeads("clean"), "clean-results");
        assertThat(clean.run().status()).isEqualTo(ExitStatus.OK);
        assertThat(Analysis.TABLES)
                .allSatisfy(table -> assertThat(soundRows(analysis, table)).isEqualTo(soundRows(clean, table)));
    }

    /** Mutated heads are excluded, since they may be sound or not. */
    private static List<String> soundRows(Analysis analysis, String table) {
        List<String> rows = new String(analysis.bytes(table), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches("layer,.*|0,[0-" + (SOUND - 1) + "],.*"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(SOUND);
        return rows;
    }

    private Path soundHeads(String name) throws IOException {
        Path dump = Files.createDirectories(directory.resolve(name));
        List<Path> heads = new ArrayList<>(List.of(dump.resolve("l00h00k")));
        for (int i = 0; i < SOUND; i++) {
            heads.add(head(dump, i));
        }
        for (Path head : heads) {
            Damage.writeSound(head);
        }
        return dump;
    }

    private static Path head(Path dump, int number) {
        return dump.resolve("l00h%02dq".formatted(number));
    }

    private Analysis analysis(Path dump, String results) {
        return Analysis.into(directory.resolve(results))
                .with("model_dir", ".")
                .with("dataset_local_root", dump)
                .with("num_layers", 1)
                .with("num_q_heads", HEADS)
                .with("num_k_heads", 1);
    }
}
