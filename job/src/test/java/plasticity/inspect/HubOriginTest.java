package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.config.Setting;
import plasticity.hub.DatasetCommit;
import plasticity.hub.DownloadProgress;
import plasticity.hub.LoopbackHub;
import plasticity.messages.RunException;

/** Inspects datasets on a local Hub. */
class HubOriginTest {
    private static final int CORES = 2;

    @TempDir
    private Path directory;

    private LoopbackHub hub;

    @BeforeEach
    void serve() throws IOException {
        new InspectedDump(directory.resolve("served/model")).with("l00h00q", "l00h01q", "l00h00k");
        hub = LoopbackHub.serving(directory.resolve("served"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private DumpSurvey survey(Optional<String> revision, String model, Depth depth) throws RunException {
        return survey(LoopbackHub.NAME, revision, model, depth);
    }

    private DumpSurvey survey(String name, Optional<String> revision, String model, Depth depth) throws RunException {
        Map<String, String> environment = Map.of(
                "HF_ENDPOINT",
                hub.endpoint(),
                "HF_HOME",
                directory.resolve("home").toString());
        try (DumpOrigin origin =
                DumpOrigin.of(name, revision, depth, InspectedDump.HADOOP, environment, new DownloadProgress() {})) {
            return Inspection.of(origin, model, depth, InspectedDump.HADOOP, CORES);
        }
    }

    @Test
    void onlyFootersAreDownloadedAndTheSurveyIsTheSame() throws Exception {
        DumpSurvey fetched = survey(Optional.empty(), "", Depth.FOOTERS);
        DumpSurvey local = new InspectedDump(directory.resolve("served/model")).footers();
        assertThat(fetched.location().modelDir()).isEqualTo("model");
        assertThat(fetched.location().dataset())
                .contains(new DatasetCommit(LoopbackHub.NAME, "main", LoopbackHub.COMMIT));
        assertThat(json(fetched)).isEqualTo(json(local));
        assertThat(hub.requests().stream().filter(LoopbackHub.Request::isDownload))
                .isNotEmpty()
                .allMatch(request -> request.range().isPresent());
        assertThat(directory.resolve("home/hub/datasets--me--sniffed-qk/blobs")).doesNotExist();
    }

    /** The survey without locations. */
    private static JsonNode json(DumpSurvey survey) throws JsonProcessingException {
        ObjectNode document =
                (ObjectNode) new ObjectMapper().readTree(SurveyJson.of(StartingConfig.of(survey, Optional.empty())));
        document.remove(List.of("root", "dataset", "model_dir", "configuration"));
        document.get("heads").forEach(head -> ((ObjectNode) head).remove("directory"));
        return document;
    }

    @Test
    void directoriesAreAddressesOnTheHub() throws Exception {
        assertThat(survey(Optional.empty(), "model", Depth.FOOTERS).heads())
                .extracting(HeadSurvey::directory)
                .allMatch(place -> place.startsWith(
                        "hf://datasets/" + LoopbackHub.NAME + "@" + LoopbackHub.COMMIT + "/model/l00h"));
    }

    @Test
    void allRowsAreDownloadedIntoTheCache() throws Exception {
        DumpSurvey deep = survey(Optional.of(LoopbackHub.COMMIT), "model", Depth.ROWS);
        assertThat(deep.heads()).allMatch(head -> head.read().isPresent());
        assertThat(directory.resolve("home/hub/datasets--me--sniffed-qk/snapshots"))
                .isDirectory();
    }

    @Test
    void anAnalysisFindsTheDatasetAgain() throws Exception {
        assertThat(StartingConfig.of(survey(Optional.empty(), "", Depth.FOOTERS), Optional.empty())
                        .analysis())
                .containsEntry(Setting.DATASET_NAME.key(), LoopbackHub.NAME)
                .containsEntry(Setting.DATASET_REVISION.key(), "main")
                .containsEntry(Setting.MODEL_DIR.key(), "model")
                .doesNotContainKey(Setting.DATASET_LOCAL_ROOT.key());
    }

    @Test
    void severalModelsAreListed() throws Exception {
        new InspectedDump(directory.resolve("served/other")).with("l00h00q");
        assertThatThrownBy(() -> survey(Optional.empty(), "", Depth.FOOTERS))
                .isInstanceOf(RunException.class)
                .hasMessage(LoopbackHub.NAME + " contains 2 models, select one with --model_dir: model, other");
    }

    @Test
    void invalidRevisionsAreRejected() {
        assertThatThrownBy(() -> survey(Optional.of("a b"), "", Depth.FOOTERS))
                .hasMessage("--dataset_revision: \"a b\" is not a branch, tag or commit");
    }

    @Test
    void aNameThatIsNeitherDirectoryNorDataset() {
        assertThatThrownBy(() -> survey("srcs/smaple", Optional.empty(), "", Depth.FOOTERS))
                .hasMessageStartingWith("there is no directory srcs/smaple; on the Hub: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model"})
    void aNameThatIsNoDirectoryWithoutAHub(String model) {
        hub.close();
        assertThatThrownBy(() -> survey("srcs/smaple", Optional.empty(), model, Depth.FOOTERS))
                .hasMessageStartingWith("there is no directory srcs/smaple; on the Hub: ")
                .hasMessageContaining(hub.endpoint() + " does not respond: cannot connect");
    }

    /** {@code src} is an existing directory. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src/mai     | src/mai does not exist; did you mean src/main?; for a dataset of that name on the Hub, add --dataset_revision main",
                "src/main/jva | src/main/jva does not exist; did you mean src/main/java?",
                "./srcs/x    | srcs/x does not exist: there is no srcs; did you mean src?",
                "src/mian/   | src/mian does not exist; did you mean src/main?",
                "src/Main/java/plasticity | src/Main/java/plasticity does not exist: there is no src/Main; did you mean src/main?",
                "srcs        | srcs does not exist; did you mean src?",
                "/tmpp/x/y   | /tmpp/x/y does not exist: there is no /tmpp; did you mean /tmp?",
                "zzzzzzzzz   | zzzzzzzzz does not exist"
            })
    void mistypedDirectoriesAreNotLookedUpOnTheHub(String argument, String message) {
        assertThatThrownBy(() -> survey(argument, Optional.empty(), "", Depth.FOOTERS))
                .hasMessage(message);
        assertThat(hub.requests()).isEmpty();
    }

    @Test
    void withARevisionTheyAreLookedUp() {
        assertThatThrownBy(() -> survey("src/mian", Optional.of("main"), "", Depth.FOOTERS))
                .hasMessageStartingWith("there is no directory src/mian; on the Hub: ");
        assertThat(hub.requests()).isNotEmpty();
    }
}
