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
    void aRunCombinesItsOwnAndTheSharedSettings() throws Exception {
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
    void aFlagOverridesEveryRun() throws Exception {
        assertThat(load(COMMON + "runs:\n- model_dir: a\n  seed: 8\n- model_dir: b\n", "seed=9"))
                .extracting(AnalysisConfig::seed)
                .containsExactly(9L, 9L);
    }

    @Test
    void aScalarItemIsAModelDirectory() throws Exception {
        assertThat(load(COMMON + "runs: [step-1000, org/model, \"2000\"]\n"))
                .extracting(AnalysisConfig::modelDir)
                .containsExactly("step-1000", "org/model", "2000");
    }

    @Test
    void runsCanDifferInTheirRevision() throws Exception {
        String pattern = COMMON.replace("{model_dir}", "{dataset_revision}/{seed}");
        assertThat(load("model_dir: .\n" + pattern + "runs:\n- dataset_revision: main\n- dataset_revision: v2\n"))
                .extracting(AnalysisConfig::outputCsv)
                .containsExactly("results/main/7/heads.csv", "results/v2/7/heads.csv");
    }

    @ParameterizedTest
    @CsvSource({"'- a\n- model_dir: b\n'", "'runs:\n- a\n- model_dir: b\n'"})
    void aRunsFileIsAList(String list) throws Exception {
        assertThat(ConfigLoader.loadAll(
                        Optional.of(file("config.yaml", COMMON)), Optional.of(file("runs.yaml", list)), Map.of()))
                .extracting(AnalysisConfig::modelDir)
                .containsExactly("a", "b");
    }

    @Test
    void flagsAndARunsFileAreEnough() throws Exception {
        assertThat(ConfigLoader.loadAll(
                        Optional.empty(),
                        Optional.of(file("runs.yaml", "- a\n- b\n")),
                        Configs.flags(
                                "num_layers=1", "num_q_heads=2", "num_k_heads=1", "output_csv={model_dir}/h.csv")))
                .extracting(config -> config.value(Setting.BUCKET_CSV))
                .containsExactly("a/head_bucket_plasticity.csv", "b/head_bucket_plasticity.csv");
    }

    @Test
    void allRunsShareTheCombinedTable() throws Exception {
        assertThat(load(COMMON + "combined_csv: all.csv\nruns: [a, b]\n"))
                .allSatisfy(run -> assertThat(run.combinedCsv()).contains("all.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results/{model_dir}/all.csv|[a, b]|'settings: combined_csv: is one table for all runs, so its name cannot contain {model_dir}'",
                "results/b/../b/heads.csv|[a, b]|'settings: combined_csv: same file as output_csv; each needs its own'",
                "all.csv|[a, b, {model_dir: ./a, output_csv: c/h.csv, bucket_csv: c/b.csv, component_csv: c/c.csv}]|'settings: runs 1 and 3 both have model_dir \"./a\": combined_csv could not distinguish their rows'"
            })
    void invalidCombinedTables(String combined, String runs, String problem) throws Exception {
        assertThat(problems(COMMON + "combined_csv: \"" + combined + "\"\nruns: " + runs + "\n"))
                .contains(problem);
    }

    @Test
    void problemsOfSharedSettingsAreReportedOnce() throws Exception {
        assertThat(problems(COMMON.replace("seed: 7", "sed: 7") + "runs: [a, b]\n"))
                .containsExactly("config.yaml:4: sed: no such setting; did you mean seed?");
    }

    @Test
    void problemsOfOneRunAreReportedWithTheirLine() throws Exception {
        assertThat(problems(COMMON + "runs:\n- a\n- model_dir: b\n  seed: -1\n- model_dir: c\n  seeds: 1\n"))
                .containsExactly(
                        "config.yaml:11: seed: invalid value -1: expected an integer >= 0",
                        "config.yaml:13: seeds: no such setting; did you mean seed?");
    }

    @Test
    void twoRunsMustNotShareAFile() throws Exception {
        assertThat(problems(COMMON.replace("results/{model_dir}/heads.csv", "heads.csv") + "runs: [a, b, c]\n"))
                .startsWith(
                        "settings: runs 1 and 2 both write heads.csv: give each its own output_csv, or use a placeholder,"
                                + " such as results/{model_dir}/head_metrics.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runs: []|config.yaml:8: runs: the list is empty, expected items that are each a mapping of settings or a model directory",
                "runs: {}|config.yaml:8: runs: the list is empty, expected items that are each a mapping of settings or a model directory",
                "runs: a|'config.yaml:8: runs: invalid value \"a\": expected a list, each item a mapping of settings or a model directory'",
                "runs: [[a]]|config.yaml:8: runs: invalid value of type list: expected a mapping of settings or a model directory",
                "runs: [a, ~]|config.yaml:8: runs: invalid value null: expected a mapping of settings or a model directory",
                "runs: [{model_dir: a, combined_csv: c.csv}]|'config.yaml:8: combined_csv: applies to all runs; put it above runs or pass it as a flag'",
                "runs: [{model_dir: a, max_workers: 2}]|'config.yaml:8: max_workers: applies to all runs; put it above runs or pass it as a flag'"
            })
    void invalidLists(String list, String problem) throws Exception {
        assertThat(problems(COMMON + list)).contains(problem);
    }

    @Test
    void twoListsAreRejected() throws Exception {
        assertThat(problems(
                        Optional.of(file("config.yaml", COMMON + "runs: [a]\n")),
                        Optional.of(file("runs.yaml", "- b\n"))))
                .containsExactly("--runs: config.yaml:8 also lists runs; use only one of them");
    }

    @Test
    void aRunsFileThatIsNotAList() throws Exception {
        assertThat(problems(Optional.empty(), Optional.of(file("runs.yaml", "model_dir: a\n"))))
                .containsExactly("runs.yaml: contains no list, expected a list or the key runs with a list");
    }

    @Test
    void unknownPlaceholders() throws Exception {
        assertThat(problems("model_dir: m\n" + COMMON.replace("{model_dir}/heads", "{model}/heads")))
                .containsExactly(
                        "settings: output_csv: {model} is not a placeholder; did you mean {model_dir}?",
                        "settings: status_csv: {model} is not a placeholder; did you mean {model_dir}?",
                        "settings: run_json: {model} is not a placeholder; did you mean {model_dir}?");
    }

    @Test
    void wildcardsExpandToSeveralRuns() throws Exception {
        List<AnalysisConfig> runs = load(COMMON + "runs:\n- step-1\n- model_dir: org/step-*\n  seed: 8\n");
        assertThat(runs).extracting(AnalysisConfig::isPattern).containsExactly(false, true);
        AnalysisConfig one = runs.get(1).withModelDir("org/step-20");
        assertThat(one.isPattern()).isFalse();
        assertThat(one.seed()).isEqualTo(8);
        assertThat(one.outputCsv()).isEqualTo("results/org/step-20/heads.csv");
        assertThat(one.runJson()).isEqualTo("results/org/step-20/run.json");
        assertThat(one.resolved()).containsEntry("model_dir", "org/step-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step-*", "step-?", "step-[12]", "{a,b}"})
    void wildcardsWorkWithoutAList(String model) throws Exception {
        assertThat(load(COMMON, "model_dir=" + model)).singleElement().satisfies(run -> assertThat(run.isPattern())
                .isTrue());
    }

    @Test
    void runsOfOnePatternMustNotShareAFile() throws Exception {
        String shared = COMMON.replace("results/{model_dir}/heads.csv", "heads.csv");
        assertThat(problems(shared + "runs: [step-*]\n"))
                .containsExactly(
                        "settings: model_dir: \"step-*\" matches several directories, which would share output_csv, estimates_dir,"
                                + " status_csv, run_json: put {model_dir} into each name, such as"
                                + " results/{model_dir}/head_metrics.csv");
    }

    @Test
    void runsMustNotShareTheDirectoryOfEstimates() throws Exception {
        assertThat(problems(COMMON + "estimates_dir: estimates\nruns: [step-*]\n"))
                .containsExactly(
                        "settings: model_dir: \"step-*\" matches several directories, which would share estimates_dir: put"
                                + " {model_dir} into each name, such as results/{model_dir}/head_metrics.csv");
        assertThat(problems(COMMON + "estimates_dir: estimates\nruns: [a, b]\n"))
                .containsExactly(
                        "settings: runs 1 and 2 both write estimates/head_estimates.csv: give each its own estimates_dir, or use"
                                + " a placeholder, such as results/{model_dir}/");
        assertThat(load(COMMON + "estimates_dir: \"{model_dir}/e\"\nruns: [a, b]\n"))
                .extracting(AnalysisConfig::estimatesDir)
                .containsExactly(Optional.of("a/e"), Optional.of("b/e"));
        assertThat(load(COMMON + "estimates_dir: estimates\nestimates: false\nruns: [a, step-*]\n"))
                .hasSize(2);
    }

    @Test
    void runsOfTwoPatternsMustNotShareAFile() throws Exception {
        List<AnalysisConfig> runs = load(COMMON, "model_dir=step-*").stream()
                .flatMap(run ->
                        Stream.of(run.withModelDir("step-1"), run.withModelDir("step-2"), run.withModelDir("step-1")))
                .toList();
        assertThat(catchThrowableOfType(ConfigException.class, () -> OutputNames.requireDistinct(runs))
                        .problems()
                        .get(0)
                        .toString())
                .startsWith("settings: the runs of model_dir \"step-1\" and model_dir \"step-1\" both write"
                        + " results/step-1/heads.csv");
    }
}
