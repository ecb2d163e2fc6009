package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.heads.HeadId;

class HubTest {
    private static final List<String> WANTED = List.of(
            "model/l00h00k/data.parquet",
            "model/l00h00q/data.parquet",
            "model/l00h01q/data.parquet",
            "model/l01h00k/data.parquet",
            "model/l01h00q/data.parquet");

    @TempDir
    private Path directory;

    private HubFixture fixture;

    @BeforeEach
    void serve() throws IOException {
        fixture = new HubFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void downloadsOnlyFilesOfHeadsInTheLayout() throws Exception {
        Snapshot snapshot = fixture.download();
        assertThat(snapshot.others()).containsExactly(HeadId.query(2, 0));
        assertThat(snapshot.commit()).isEqualTo(new DatasetCommit(LoopbackHub.NAME, "main", LoopbackHub.COMMIT));
        assertThat(files(snapshot.directory())).containsExactlyElementsOf(WANTED);
        assertThat(WANTED).allSatisfy(name -> assertThat(fixture.pointer(name))
                .hasSameBinaryContentAs(fixture.folder.resolve(name)));
        assertThat(fixture.hub.downloads()).isEqualTo(5);
        // The revision, one page of the listing, and two requests per file: to the Hub and to its file store.
        assertThat(fixture.hub.requests()).hasSize(1 + 1 + 2 * 5);
        assertThat(fixture.progress.announced.get())
                .isEqualTo(fixture.progress.received.get())
                .isEqualTo(25_000);
        assertThat(fixture.progress.done.get())
                .isEqualTo(fixture.progress.files.get())
                .isEqualTo(5);
    }

    @Test
    void nothingIsDownloadedTwice() throws Exception {
        fixture.download();
        fixture.hub.forget();
        fixture.download();
        assertThat(fixture.hub.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.uri().getPath()).endsWith("/revision/main"));
    }

    @Test
    void cachedCommitsNeedNoHub() throws Exception {
        fixture.download(new Dataset(LoopbackHub.NAME, LoopbackHub.COMMIT), "model");
        fixture.hub.forget();
        fixture.download(new Dataset(LoopbackHub.NAME, LoopbackHub.COMMIT), "model");
        assertThat(fixture.hub.requests()).isEmpty();
    }

    @Test
    void offlineUsesTheCache() throws Exception {
        fixture.download();
        fixture.hub.close();
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThat(files(fixture.download().directory())).containsExactlyElementsOf(WANTED);
    }

    @Test
    void offlineSnapshotsOfOlderClientsAreAssumedComplete() throws Exception {
        fixture.download();
        removeLists();
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThat(files(fixture.download().directory())).containsExactlyElementsOf(WANTED);
        assertThat(fixture.progress.notes).singleElement().asString().contains("the cached snapshot is complete");
        assertThatThrownBy(() -> fixture.download(HubFixture.DATASET, "other"))
                .hasMessageStartingWith("model_dir \"other\" of me/sniffed-qk at main is not in the cache");
    }

    private void removeLists() throws IOException {
        try (Stream<Path> lists = Files.list(fixture.cached().resolve(".plasticity"))) {
            for (Path list : lists.toList()) {
                Files.delete(list);
            }
        }
    }

    @Test
    void offlineWithoutTheRevision() {
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThatThrownBy(fixture::download)
                .hasMessageStartingWith("me/sniffed-qk at main is not in the cache ")
                .hasMessageContaining("unset HF_HUB_OFFLINE");
        assertThat(fixture.hub.requests()).isEmpty();
    }

    @Test
    void offlineWithMissingFiles() throws Exception {
        fixture.download();
        Files.delete(fixture.pointer(WANTED.get(2)));
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("1 files of me/sniffed-qk are not in the cache")
                .hasMessageContaining(WANTED.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "refs/pr/1"})
    void revisionsAreCached(String revision) throws Exception {
        fixture.download(new Dataset(LoopbackHub.NAME, revision), "model");
        assertThat(fixture.cached().resolve("refs").resolve(revision)).hasContent(LoopbackHub.COMMIT);
    }

    @Test
    void theCacheLayoutIsThatOfThePythonClient() throws Exception {
        fixture.download();
        Path pointer = fixture.pointer(WANTED.get(0));
        String content = LoopbackHub.sha256(fixture.folder.resolve(WANTED.get(0)));
        assertThat(Files.readSymbolicLink(pointer)).hasToString("../../../../blobs/" + content);
        assertThat(fixture.cached().resolve("refs/main")).hasContent(LoopbackHub.COMMIT);
        assertThat(fixture.cache.resolve(".locks/datasets--me--sniffed-qk/" + content + ".lock"))
                .exists();
        assertThat(fixture.cache.resolve("CACHEDIR.TAG"))
                .content()
                .startsWith("Signature: 8a477f597d28d172789f06886806bc55");
    }

    @Test
    void existingBlobsAreReused() throws Exception {
        fixture.download();
        Files.delete(fixture.pointer(WANTED.get(0)));
        fixture.hub.forget();
        fixture.download();
        assertThat(fixture.hub.downloads()).isZero();
        assertThat(fixture.pointer(WANTED.get(0))).hasSameBinaryContentAs(fixture.folder.resolve(WANTED.get(0)));
    }

    @Test
    void truncatedBlobsAreDownloadedAgain() throws Exception {
        fixture.download();
        Files.write(fixture.blob(WANTED.get(0)), new byte[10]);
        fixture.download();
        assertThat(fixture.pointer(WANTED.get(0))).hasSameBinaryContentAs(fixture.folder.resolve(WANTED.get(0)));
    }

    @Test
    void unknownModelDirectories() {
        assertThatThrownBy(() -> fixture.download(HubFixture.DATASET, "modal"))
                .hasMessage("model_dir: me/sniffed-qk at main has no directory modal; did you mean model?");
        assertThatThrownBy(() -> fixture.download(HubFixture.DATASET, "Qwen"))
                .hasMessage(
                        "model_dir: me/sniffed-qk at main has no directory Qwen; existing directories: model, other");
    }

    @Test
    void directoriesWithoutHeads() {
        assertThatThrownBy(() -> fixture.download(HubFixture.DATASET, "model/l00h00q"))
                .hasMessageContaining("contains no head of the layout")
                .hasMessageEndingWith("check model_dir");
    }

    @Test
    void diskSpaceIsCheckedBeforehand() {
        fixture.with(directory -> 24_999);
        assertThatThrownBy(fixture::download).hasMessageContaining("0.0 MiB to download, 0.0 MiB free");
        assertThat(fixture.hub.downloads()).isZero();
    }

    @Test
    void sharedBlobsAreDownloadedOnce() throws Exception {
        Files.copy(
                fixture.folder.resolve(WANTED.get(1)),
                fixture.folder.resolve(WANTED.get(2)),
                StandardCopyOption.REPLACE_EXISTING);
        fixture.with(directory -> 20_000);
        fixture.download();
        assertThat(fixture.hub.downloads()).isEqualTo(4);
        assertThat(fixture.pointer(WANTED.get(2))).hasSameBinaryContentAs(fixture.pointer(WANTED.get(1)));
    }

    @Test
    void exactlyEnoughDiskSpace() throws Exception {
        fixture.with(directory -> 25_000);
        assertThat(files(fixture.download().directory())).hasSize(5);
    }

    private static List<String> files(Path snapshot) throws IOException {
        try (Stream<Path> found = Files.walk(snapshot)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> snapshot.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
