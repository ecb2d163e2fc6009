package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual and damaged caches. */
class HubCacheTest {
    private static final String FIRST = "model/l00h00q/data.parquet";

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private HubFixture fixture;

    @BeforeEach
    void download() throws Exception {
        fixture = new HubFixture(directory);
        fixture.download();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "refs",
                "blobs",
                "snapshots",
                "snapshots/" + LoopbackHub.COMMIT,
                "snapshots/" + LoopbackHub.COMMIT + "/model",
                "snapshots/" + LoopbackHub.COMMIT + "/model/l00h00q"
            })
    void linkedDirectoriesAreRejected(String name) throws Exception {
        Path moved = elsewhere.resolve("moved");
        Path directory = name.isEmpty() ? fixture.cached() : fixture.cached().resolve(name);
        Files.move(directory, moved);
        Files.createSymbolicLink(directory, moved);
        assertThatThrownBy(fixture::download)
                .hasMessage(directory + " is a symbolic link, expected a directory; remove it and run again");
    }

    @Test
    void filesLinkedToTheOutsideAreRejected() throws Exception {
        Path other = Files.write(elsewhere.resolve("other"), new byte[5000]);
        Files.delete(fixture.pointer(FIRST));
        Files.createSymbolicLink(fixture.pointer(FIRST), other);
        assertThatThrownBy(fixture::download)
                .hasMessageContaining("is a link to " + other.toRealPath() + " outside the cache");
    }

    @Test
    void blobsLinkedToTheOutsideAreRejected() throws Exception {
        Path other = Files.write(elsewhere.resolve("other"), new byte[5000]);
        Files.delete(fixture.blob(FIRST));
        Files.createSymbolicLink(fixture.blob(FIRST), other);
        assertThatThrownBy(fixture::download).hasMessageContaining(" outside the cache");
    }

    @Test
    void blobsInTheSharedStoreOfThePythonClientAreAccepted() throws Exception {
        Path shared = Files.createDirectories(fixture.cache.resolve("blobs/ab")).resolve("ab12");
        Files.move(fixture.blob(FIRST), shared);
        Files.createSymbolicLink(fixture.blob(FIRST), Path.of("../../blobs/ab/ab12"));
        fixture.hub.forget();
        fixture.download();
        assertThat(fixture.hub.downloads()).isZero();
    }

    @Test
    void linkedPartialDownloadsAreNotFollowed() throws Exception {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "precious");
        Files.delete(fixture.blob(FIRST));
        Files.createSymbolicLink(
                fixture.blob(FIRST).resolveSibling(fixture.blob(FIRST).getFileName() + ".incomplete"), victim);
        assertThatThrownBy(fixture::download)
                .hasMessageEndingWith(".incomplete is not a regular file; remove it and run again");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void linkedLocksAreNotFollowed() throws Exception {
        Path lock = fixture.cache
                .resolve(".locks/datasets--me--sniffed-qk")
                .resolve(fixture.blob(FIRST).getFileName() + ".lock");
        Path victim = elsewhere.resolve("victim");
        Files.delete(lock);
        Files.createSymbolicLink(lock, victim);
        Files.delete(fixture.pointer(FIRST));
        assertThatThrownBy(fixture::download).isInstanceOf(HubException.class);
        assertThat(victim).doesNotExist();
    }

    @Test
    void circularLinksAreReplaced() throws Exception {
        Files.delete(fixture.pointer(FIRST));
        Files.createSymbolicLink(fixture.pointer(FIRST), Path.of("data.parquet"));
        fixture.download();
        assertThat(fixture.pointer(FIRST)).hasSameBinaryContentAs(fixture.folder.resolve(FIRST));
    }

    @Test
    void filesOutsideTheCommitAreRejected() throws Exception {
        Path foreign = Files.write(fixture.pointer("model/l00h00q/more.parquet"), new byte[1]);
        assertThatThrownBy(fixture::download)
                .hasMessageStartingWith(foreign + " is in the cache, but not in this commit");
    }

    @Test
    void headDirectoriesOutsideTheCommitAreRejected() throws Exception {
        Files.createDirectories(fixture.pointer("model/l01h01q"));
        Path foreign = Files.write(fixture.pointer("model/l01h01q/data.parquet"), new byte[1]);
        assertThatThrownBy(fixture::download)
                .hasMessageStartingWith(foreign + " is in the cache, but not in this commit");
    }

    @Test
    void filesThatAreNotReadAreIgnored() throws Exception {
        Files.write(fixture.pointer("model/README.md"), new byte[1]);
        Files.write(fixture.pointer("model/l00h00q/notes.txt"), new byte[1]);
        fixture.download();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "{\"format_version\":2,\"files\":{}}",
                "{\"format_version\":1,\"files\":{\"../x\":{\"size\":1}}}"
            })
    void corruptListingsAreRequestedAgain(String text) throws Exception {
        try (var lists = Files.list(fixture.cached().resolve(".plasticity"))) {
            Files.writeString(lists.findFirst().orElseThrow(), text);
        }
        fixture.hub.forget();
        fixture.download();
        assertThat(fixture.hub.requests()).hasSize(2);
        assertThat(fixture.hub.downloads()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "main", "../../../etc/passwd"})
    void corruptReferencesAreIgnored(String text) throws Exception {
        Files.writeString(fixture.cached().resolve("refs/main"), text);
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThatThrownBy(fixture::download).hasMessageContaining("me/sniffed-qk at main is not in the cache");
    }

    @Test
    void aFileInsteadOfTheCacheIsReported() throws IOException {
        Path file = Files.writeString(elsewhere.resolve("file"), "");
        fixture.with("HF_HUB_CACHE", file.toString());
        assertThatThrownBy(fixture::download)
                .isInstanceOf(HubException.class)
                .hasMessageStartingWith("the cache " + file);
    }

    @Test
    void listingsNeedNotBeCached() throws Exception {
        try (var lists = Files.list(fixture.cached().resolve(".plasticity"))) {
            for (Path list : lists.toList()) {
                Files.delete(list);
            }
        }
        Files.delete(fixture.cached().resolve(".plasticity"));
        Files.writeString(fixture.cached().resolve(".plasticity"), "in the way");
        fixture.download();
    }
}
