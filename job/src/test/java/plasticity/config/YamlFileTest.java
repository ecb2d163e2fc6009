package plasticity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
    private static final String FORM = "expected lines of the form \"key: value\", with a space after the colon";

    @TempDir
    private Path directory;

    private Path file(String yaml) throws IOException {
        return new Configs(directory).file(yaml);
    }

    @Test
    void aFileThatIsNotThere() {
        assertThat(Configs.problemsOf(directory.resolve("absent.yaml"))).containsExactly("FILE: does not exist");
    }

    @Test
    void aDirectory() {
        assertThat(Configs.problemsOf(directory)).containsExactly("FILE: is a directory, expected a YAML file");
    }

    @Test
    @Tag("process")
    void aPipeThatNobodyWritesTo() throws Exception {
        Path pipe = pipe();
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Configs.problemsOf(pipe)))
                .containsExactly("FILE: is not a regular file and produced no data within 5 seconds");
    }

    @Test
    @Tag("process")
    void aPipeIsReadAsAFile() throws Exception {
        Path pipe = pipe();
        Process writer = new ProcessBuilder("sh", "-c", "echo 'max_worker: 1' > " + pipe).start();
        assertThat(Configs.problemsOf(pipe)).contains("FILE:1: max_worker: no such setting; did you mean max_workers?");
        assertThat(writer.waitFor()).isZero();
    }

    @Test
    void anInfiniteDeviceIsTooLarge() {
        assertThat(Configs.problemsOf(Path.of("/dev/zero"))).containsExactly("FILE: is larger than 1 MiB");
    }

    private Path pipe() throws Exception {
        Path pipe = directory.resolve("pipe.yaml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }

    @Test
    void emptyFileName() {
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> ConfigLoader.load(Optional.of(Path.of("")), Map.of()))
                        .getMessage())
                .startsWith("--config: invalid value \"\": expected a path");
    }

    @Test
    void unreadableFile() throws IOException {
        Path file = Files.createDirectory(directory.resolve("file")).resolve("config.yaml");
        Path below = Files.writeString(file, "seed: 1").resolve("config.yaml");
        assertThat(Configs.problemsOf(below)).singleElement().asString().startsWith("FILE: cannot be read: ");
    }

    @Test
    void filesOfMoreThanOneMebibyteAreRejected() throws Exception {
        Configs configs = new Configs(directory);
        String most = "#".repeat((1 << 20) - 100);
        assertThat(configs.load("seed: 5\n" + most).seed()).isEqualTo(5);
        assertThat(configs.problems("seed: 5\n" + most + "#".repeat(100)))
                .containsExactly("FILE: is larger than 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void textThatIsNotUtf8(String charset) throws IOException {
        assertThat(Configs.problemsOf(new Configs(directory).file("model_dir: modèle".getBytes(charset))))
                .containsExactly("FILE: is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n", "--- null\n", "~"})
    void anEmptyFileHasNoSettings(String yaml) throws Exception {
        assertThat(ConfigLoader.load(
                                Optional.of(file(yaml)),
                                Configs.flags("model_dir=m", "num_layers=3", "num_q_heads=1", "num_k_heads=1"))
                        .numLayers())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void byteOrderMarksAndBothLineEndsAreAccepted(String lineEnd) throws Exception {
        Configs configs = new Configs(directory);
        String yaml = "\uFEFFseed: 5" + lineEnd + "p_alpha: 0.5" + lineEnd;
        assertThat(configs.load(yaml).seed()).isEqualTo(5);
        assertThat(configs.problems(yaml + "max_worker: 1" + lineEnd))
                .containsExactly("FILE:3: max_worker: no such setting; did you mean max_workers?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            seed: [1                | FILE:2:1: not YAML: expected ',' or ']', but got
            seed: "1                | FILE:2:1: not YAML: found unexpected end of stream
            seed: a: b              | FILE:1:8: not YAML: mapping values are not allowed here
            seed: @x                | FILE:1:7: not YAML: found character '@' that cannot start any token
            seed: *x                | FILE:1:7: not YAML: found undefined alias x
            seed: 1\\n  p_alpha: 0.5 | FILE:2:10: not YAML: mapping values are not allowed here
            seed:1\\np_alpha: 0.5    | FILE:2:8: not YAML: mapping values are not allowed here
            seed:\\t1                | FILE:1:6: not YAML: found character '\\t(TAB)' that cannot start any token
            """)
    void syntaxErrorsAreReportedWithLineAndColumn(String yaml, String start) throws IOException {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t") + "\n";
        assertThat(Configs.problemsOf(file(text)))
                .singleElement()
                .asString()
                .startsWith(start)
                .contains("not YAML: ")
                .endsWith("; " + FORM);
    }

    @Test
    void controlCharactersAreReportedWithTheirLine() throws IOException {
        assertThat(Configs.problemsOf(file("seed: 1\nmodel_dir: m\u0000\n")))
                .containsExactly("FILE:2: not YAML: contains the control character U+0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed: 1\n---\nseed: 2\n", "---\nseed: 1\n---\n", "seed: 1\n---\nseed: [\n"})
    void severalDocuments(String yaml) throws IOException {
        assertThat(Configs.problemsOf(file(yaml)))
                .containsExactly("FILE: contains several YAML documents, expected one");
    }

    @Test
    void aSingleDocumentMayHaveADocumentMarker() throws Exception {
        assertThat(new Configs(directory).load("%YAML 1.1\n---\nseed: 1\n").seed())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"- seed: 1\n- p_alpha: 0.5\n", "seed\n", "seed = 1\n", "seed:1\n", "5\n", "[]\n"})
    void theRootMustBeAMapping(String yaml) throws IOException {
        assertThat(Configs.problemsOf(file(yaml))).containsExactly("FILE: contains no settings, " + FORM);
    }

    @Test
    void flowMappingsAreAccepted() throws Exception {
        assertThat(ConfigLoader.load(
                                Optional.of(file("{model_dir: m, num_layers: 3, num_q_heads: 1, num_k_heads: 1}")),
                                Map.of())
                        .numLayers())
                .isEqualTo(3);
    }

    @Test
    void nestedValuesAreRejected() throws IOException {
        assertThat(new Configs(directory).problems("seed:\n  value: 1\nmax_workers: [1, 2]\n"))
                .containsExactly(
                        "FILE:1: seed: invalid value of type mapping: expected an integer >= 0",
                        "FILE:3: max_workers: invalid value of type list: expected an integer from 1 to 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? [a, b]\n: 1\n", "? {a: b}\n: 1\n"})
    void aKeyMustBeAScalar(String yaml) throws IOException {
        assertThat(new Configs(directory).problems(yaml))
                .containsExactly("FILE:1: (not a name): no such setting; plasticity analyze --help lists them all");
    }

    @Test
    void aliasesAreResolved() throws Exception {
        AnalysisConfig config = new Configs(directory).load("num_q_heads: &heads 8\nnum_k_heads: *heads\n");
        assertThat(config.numKHeads()).isEqualTo(8);
    }

    @Test
    void aRecursiveListIsAList() throws IOException {
        assertThat(new Configs(directory).problems("seed: &a [*a]"))
                .containsExactly("FILE:1: seed: invalid value of type list: expected an integer >= 0");
    }

    @Test
    void mergeKeysAreNotSupported() throws IOException {
        assertThat(new Configs(directory).problems("<<: {seed: 1}"))
                .containsExactly("FILE:1: <<: no such setting; plasticity analyze --help lists them all");
    }

    @Test
    void billionLaughsAreRejected() throws IOException {
        String lines = IntStream.range(1, 10)
                .mapToObj(i -> "l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ",").repeat(9)))
                .collect(Collectors.joining());
        assertThat(Configs.problemsOf(file("l0: &l0 [ha]\n" + lines)))
                .singleElement()
                .asString()
                .startsWith("FILE: not YAML: Number of aliases for non-scalar nodes exceeds");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 500_000})
    void deepNestingIsRejected(int depth) throws IOException {
        assertThat(Configs.problemsOf(file("seed: " + "[".repeat(depth) + "]".repeat(depth))))
                .containsExactly("FILE: not YAML: Nesting Depth exceeded max 20");
    }

    @Test
    void aTagOnTheRootCannotInstantiateAClass() throws IOException {
        assertThat(Configs.problemsOf(file("!!java.util.Hashtable\nseed: 1\n")))
                .singleElement()
                .asString()
                .startsWith("FILE:1:1: not YAML: Global tag is not allowed");
    }

    @Test
    void entriesKeepTheirOrderLinesAndDuplicates() throws Exception {
        Path file = Files.write(
                directory.resolve("c.yaml"), "# c\nb: 1\n\na: 2 # d\nb: 3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(YamlFile.read(file))
                .extracting(entry ->
                        entry.line() + " " + entry.key() + " " + entry.value().text())
                .containsExactly("2 b 1", "4 a 2", "5 b 3");
    }
}
