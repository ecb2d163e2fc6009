package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {
    private static final String FIRST = "model/l00h00q/data.parquet";
    private static final int SIZE = 1_000_000;

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

    private Path target() {
        return directory.resolve("outline");
    }

    private Snapshot outline() throws HubException {
        return fixture.client().outline(HeadFiles.ofAllHeads(new RepoPath(List.of("model"))), target(), 3);
    }

    /** A file with the end of a Parquet file and this footer length. */
    private byte[] write(int footer) throws IOException {
        byte[] content = new byte[SIZE];
        Arrays.fill(content, (byte) 7);
        ByteBuffer.wrap(content)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SIZE - 8, footer)
                .put(SIZE - 4, LoopbackHub.utf8("PAR1"));
        Files.write(fixture.folder.resolve(FIRST), content);
        return content;
    }

    private byte[] outlined(int from) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(target().resolve(FIRST).toFile(), "r")) {
            assertThat(file.length()).isEqualTo(SIZE);
            byte[] end = new byte[SIZE - from];
            file.seek(from);
            file.readFully(end);
            return end;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 65_528, 65_529, 300_000, SIZE - 8})
    void footersAreDownloaded(int footer) throws Exception {
        byte[] content = write(footer);
        outline();
        int from = SIZE - 8 - footer;
        assertThat(outlined(from)).isEqualTo(Arrays.copyOfRange(content, from, SIZE));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MAX_VALUE, SIZE, 65 << 20})
    void invalidFooterLengthsAreIgnored(int footer) throws Exception {
        byte[] content = write(footer);
        outline();
        assertThat(outlined(SIZE - 65_536)).isEqualTo(Arrays.copyOfRange(content, SIZE - 65_536, SIZE));
        assertThat(fixture.hub.requests())
                .filteredOn(request ->
                        request.isDownload() && request.uri().getPath().endsWith(FIRST))
                .hasSize(1);
    }

    @Test
    void rowsAreNotDownloaded() throws Exception {
        write(100);
        Snapshot outline = outline();
        assertThat(outlined(0)).startsWith(new byte[SIZE - 65_536]);
        assertThat(outline.files()).hasSize(6);
        assertThat(outline.missing()).hasSize(6);
        assertThat(fixture.cached().resolve("blobs")).doesNotExist();
    }

    @Test
    void cachedFilesAreLinked() throws Exception {
        fixture.download();
        fixture.hub.forget();
        Snapshot outline = outline();
        assertThat(outline.missing()).singleElement().satisfies(file -> assertThat(file.path())
                .hasToString("model/l02h00q/data.parquet"));
        assertThat(fixture.hub.downloads()).isEqualTo(1);
        assertThat(target().resolve(FIRST)).hasSameBinaryContentAs(fixture.folder.resolve(FIRST));
    }

    @Test
    void offlineUsesTheCache() throws Exception {
        fixture.download();
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThatThrownBy(this::outline).hasMessageContaining("1 files of me/sniffed-qk are not in the cache");
    }

    @Test
    void droppedConnectionsAreRetried() throws Exception {
        byte[] content = write(100);
        fixture.hub.failing("/content/", 3, Faults.dropAfter(10));
        outline();
        assertThat(outlined(SIZE - 108)).isEqualTo(Arrays.copyOfRange(content, SIZE - 108, SIZE));
    }

    @Test
    void modelsAreParentsOfHeadDirectories() throws Exception {
        assertThat(fixture.client().models(RepoPath.ROOT))
                .containsExactly(new RepoPath(List.of("model")), new RepoPath(List.of("other")));
    }

    @Test
    void aCachedListingServesItsSubdirectories() throws Exception {
        fixture.client().models(RepoPath.ROOT);
        fixture.hub.forget();
        fixture.download();
        assertThat(fixture.hub.requests())
                .noneMatch(request -> request.uri().getPath().contains("/tree/"));
        fixture.with("HF_HUB_OFFLINE", "1");
        assertThat(fixture.client().models(RepoPath.ROOT)).hasSize(2);
    }

    @Test
    void aCachedListingDoesNotHideAMisspeltModel() throws Exception {
        fixture.client().models(RepoPath.ROOT);
        assertThatThrownBy(() -> fixture.download(HubFixture.DATASET, "modal"))
                .hasMessageEndingWith("did you mean model?");
    }
}
