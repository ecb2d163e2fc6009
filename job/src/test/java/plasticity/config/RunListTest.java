package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunListTest {
    private static final String COMMON =
            """
            num_layers: 2
            num_q_heads: 12
            num_k_heads: 4
            seed: 7
            output_csv: results/{model_dir}/heads.csv
            bucket_csv: results/{model_dir}/buckets.csv
            component_csv: results/{model_dir}/components.csv
            """;

    @TempDir
    private Path directory;

    private List<AnalysisConfig> load(String config, String... flags) throws Exception {
        return ConfigLoader.loadAll(Optional.of(file("config.yaml", config)), Optional.empty(), Configs.flags(flags));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private List<String> problems(String config) throws IOException {
        Path file = file("config.yaml", config);
        return problems(Optional.of(file), Optional.empty());
    }

    private List<String> problems(Optional<Path> config, Optional<Path> runs) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.loadAll(config, runs, Map.of()))
                .problems()
                .stream()
                .map(problem -> problem.toString().replace(directory + "/", ""))
                .toList();
    }

    @Test
    void aFileWithoutRunsIsOneRun() throws Exception {
        assertThat(load("model_dir: m\n" + COMMON)).singleElement().satisfies(config -> assertThat(config.runJson())
                .isEqualTo("results/m/run.json"));
    }

    @Test
    void aRunHasItsOwnSettingsAndThoseOfAll() throws Exception {
        List<AnalysisConfig> runs =
                load(COMMON + "runs:\n- model_dir: a\n  seed: 8\n- model_dir: b\n  num_layers: 1\n");
        assertThat(runs).extracting(AnalysisConfig::modelDir).containsExactly("a", "b");
        assertThat(runs).extracting(AnalysisConfig::seed).containsExactly(8L, 7L);
        assertThat(runs).extracting(AnalysisConfig::numLayers).containsExactly(2, 1);
        assertThat(runs)
                .extracting(AnalysisConfig::outputCsv)
                .containsExactly("results/a/heads.csv", "results/b/heads.csv");
    }

    @Test
    void aFlagWinsInEveryRun() throws Exception {
        assertThat(load(COMMON + "runs:\n- model_dir: a\n  seed: 8\n- model_dir: b\n", "seed=9"))
                .extracting(AnalysisConfig::seed)
                .containsExactly(9L, 9L);
    }

    @Test
    void anItemThatIsANameIsAModelDirectory() throws Exception {
        assertThat(load(COMMON + "runs: [step-1000, org/model, \"2000\"]\n"))
                .extracting(AnalysisConfig::modelDir)
                .containsExactly("step-1000", "org/model", "2000");
    }

    @Test
    void revisionsAreRunsToo() throws Exception {
        String pattern = COMMON.replace("{model_dir}", "{dataset_revision}/{seed}");
        assertThat(load("model_dir: .\n" + pattern + "runs:\n- dataset_revision: main\n- dataset_revision: v2\n"))
                .extracting(AnalysisConfig::outputCsv)
                .containsExactly("results/main/7/heads.csv", "results/v2/7/heads.csv");
    }

    @ParameterizedTest
    @CsvSource({"'- a\n- model_dir: b\n'", "'runs:\n- a\n- model_dir: b\n'"})
    void aFileOfRunsIsAList(String list) throws Exception {
        assertThat(ConfigLoader.loadAll(
                        Optional.of(file("config.yaml", COMMON)), Optional.of(file("runs.yaml", list)), Map.of()))
                .extracting(AnalysisConfig::modelDir)
                .containsExactly("a", "b");
    }

    @Test
    void flagsAndAFileOfRunsAreEnough() throws Exception {
        assertThat(ConfigLoader.loadAll(
                        Optional.empty(),
                        Optional.of(file("runs.yaml", "- a\n- b\n")),
                        Configs.flags(
                                "num_layers=1", "num_q_heads=2", "num_k_heads=1", "output_csv={model_dir}/h.csv")))
                .extracting(AnalysisConfig::bucketCsv)
                .containsExactly("a/head_bucket_plasticity.csv", "b/head_bucket_plasticity.csv");
    }

    @Test
    void aCombinedTableIsOneForAllRuns() throws Exception {
        assertThat(load(COMMON + "combined_csv: all.csv\nruns: [a, b]\n"))
                .allSatisfy(run -> assertThat(run.combinedCsv()).contains("all.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results/{model_dir}/all.csv|[a, b]|'settings: combined_csv: is one table of all runs, so its name cannot have {model_dir}'",
                "results/b/../b/heads.csv|[a, b]|'settings: combined_csv: names the same file as output_csv, each needs its own'",
                "all.csv|[a, b, {model_dir: ./a, output_csv: c/h.csv, bucket_csv: c/b.csv, component_csv: c/c.csv}]|'settings: runs 1 and 3 both have model_dir \"./a\": combined_csv cannot tell their rows apart'"
            })
    void combinedTablesThatAreNone(String combined, String runs, String problem) throws Exception {
        assertThat(problems(COMMON + "combined_csv: \"" + combined + "\"\nruns: " + runs + "\n"))
                .contains(problem);
    }

    @Test
    void whatIsWrongWithAllIsToldOnce() throws Exception {
        assertThat(problems(COMMON.replace("seed: 7", "sed: 7") + "runs: [a, b]\n"))
                .containsExactly("config.yaml:4: sed: no such setting; did you mean seed?");
    }

    @Test
    void whatIsWrongWithOneIsToldWithItsLine() throws Exception {
        assertThat(problems(COMMON + "runs:\n- a\n- model_dir: b\n  seed: -1\n- model_dir: c\n  seeds: 1\n"))
                .containsExactly(
                        "config.yaml:11: seed: found the number -1, allowed is a whole number of 0 or more",
                        "config.yaml:13: seeds: no such setting; did you mean seed?");
    }

    @Test
    void twoRunsNeverWriteOneFile() throws Exception {
        assertThat(problems(COMMON.replace("results/{model_dir}/heads.csv", "heads.csv") + "runs: [a, b, c]\n"))
                .startsWith(
                        "settings: runs 1 and 2 both write heads.csv: give each a output_csv of its own, or one with a"
                                + " setting in braces for all, such as results/{model_dir}/head_metrics.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs: []|config.yaml:8: runs: lists no run; a run is a mapping of settings or a model directory",
                "runs: {}|config.yaml:8: runs: lists no run; a run is a mapping of settings or a model directory",
                "runs: a|'config.yaml:8: runs: found the text \"a\", a list is expected; a run is a mapping of settings or a model directory'",
                "runs: [[a]]|config.yaml:8: runs: found a list; a run is a mapping of settings or a model directory",
                "runs: [a, ~]|config.yaml:8: runs: found null; a run is a mapping of settings or a model directory",
                "runs: [{model_dir: a, combined_csv: c.csv}]|'config.yaml:8: combined_csv: belongs to all runs together; put it above runs or give the flag'",
                "runs: [{model_dir: a, max_workers: 2}]|'config.yaml:8: max_workers: belongs to all runs together; put it above runs or give the flag'"
            })
    void listsThatAreNone(String list, String problem) throws Exception {
        assertThat(problems(COMMON + list)).contains(problem);
    }

    @Test
    void aListInBothPlaces() throws Exception {
        assertThat(problems(
                        Optional.of(file("config.yaml", COMMON + "runs: [a]\n")),
                        Optional.of(file("runs.yaml", "- b\n"))))
                .containsExactly("--runs: config.yaml:8 lists runs, too; give one of both");
    }

    @Test
    void aFileOfRunsThatIsNoList() throws Exception {
        assertThat(problems(Optional.empty(), Optional.of(file("runs.yaml", "model_dir: a\n"))))
                .containsExactly("runs.yaml: holds no list; a list is expected, or the key runs with a list");
    }

    @Test
    void bracesThatNameNothing() throws Exception {
        assertThat(problems("model_dir: m\n" + COMMON.replace("{model_dir}/heads", "{model}/heads")))
                .containsExactly(
                        "settings: output_csv: {model} names no setting that can stand in an output's name; did you mean {model_dir}?",
                        "settings: status_csv: {model} names no setting that can stand in an output's name; did you mean {model_dir}?",
                        "settings: run_json: {model} names no setting that can stand in an output's name; did you mean {model_dir}?");
    }

    @Test
    void wildcardsStandForAnalysesOfTheirOwn() throws Exception {
        List<AnalysisConfig> runs = load(COMMON + "runs:\n- step-1\n- model_dir: org/step-*\n  seed: 8\n");
        assertThat(runs).extracting(AnalysisConfig::isPattern).containsExactly(false, true);
        AnalysisConfig one = runs.get(1).of("org/step-20");
        assertThat(one.isPattern()).isFalse();
        assertThat(one.seed()).isEqualTo(8);
        assertThat(one.outputCsv()).isEqualTo("results/org/step-20/heads.csv");
        assertThat(one.runJson()).isEqualTo("results/org/step-20/run.json");
        assertThat(one.resolved()).containsEntry("model_dir", "org/step-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step-*", "step-?", "step-[12]", "{a,b}"})
    void wildcardsNeedNoList(String model) throws Exception {
        assertThat(load(COMMON, "model_dir=" + model)).singleElement().satisfies(run -> assertThat(run.isPattern())
                .isTrue());
    }

    @Test
    void whatWildcardsStandForNeverSharesAFile() throws Exception {
        String shared = COMMON.replace("results/{model_dir}/heads.csv", "heads.csv");
        assertThat(problems(shared + "runs: [step-*]\n"))
                .containsExactly(
                        "settings: model_dir: \"step-*\" stands for many directories, which would share output_csv, status_csv,"
                                + " run_json: put {model_dir} into each name, such as results/{model_dir}/head_metrics.csv");
    }

    @Test
    void runsOfTwoPatternsNeverShareAFile() throws Exception {
        List<AnalysisConfig> runs = load(COMMON, "model_dir=step-*").stream()
                .flatMap(run -> Stream.of(run.of("step-1"), run.of("step-2"), run.of("step-1")))
                .toList();
        assertThat(catchThrowableOfType(ConfigException.class, () -> OutputNames.requireApart(runs))
                        .problems()
                        .get(0)
                        .toString())
                .startsWith("settings: the runs of model_dir \"step-1\" and of model_dir \"step-1\" both write"
                        + " results/step-1/heads.csv");
    }
}
