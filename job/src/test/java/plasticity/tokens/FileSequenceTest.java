package plasticity.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.BlockHosts;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.TokenColumn;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.parquet.FooterListener;
import plasticity.testing.CountedFiles;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;

class FileSequenceTest {
    private static final int HEADS = 3;

    @TempDir
    private Path root;

    private final Configuration hadoop = CountedFiles.configuration();
    private final List<HeadFooter> heads = new ArrayList<>();
    private FileSequence files;

    @BeforeEach
    void heads() throws Exception {
        for (int head = 0; head < HEADS; head++) {
            Path file = HeadFile.USUAL.write(file(head), DumpRow.random(40, 3));
            DataFileFooter footer = DataFileFooter.read(
                    new DumpFile(CountedFiles.uri(file), Files.size(file)),
                    TokenColumn.ofAnalysis(HeadKind.QUERY, false),
                    hadoop,
                    FooterListener.NONE);
            heads.add(new HeadFooter(
                    HeadId.query(0, head), file.getParent().toString(), List.of(footer), BlockHosts.NONE, null));
        }
        files = new FileSequence(heads, hadoop);
        CountedFiles.forget();
    }

    @Test
    void theNextFileIsOpenedWithEachFile() throws DumpException {
        for (int head = 0; head < HEADS; head++) {
            try (HeadReader reader = reader(head)) {
                assertThat(reader.next().size()).isEqualTo(40);
                assertThat(CountedFiles.opened()).isEqualTo(Math.min(head + 2, HEADS));
                assertThat(reader.next()).isNull();
            }
        }
        files.close();
        assertThat(CountedFiles.closed()).isEqualTo(HEADS);
    }

    @Test
    void aFileThatCannotBeOpenedAheadIsReportedInItsTurn() throws Exception {
        Files.delete(file(1));
        assertThat(rows(0)).isEqualTo(40);
        assertThatThrownBy(() -> rows(1))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining(CountedFiles.uri(file(1)))
                .hasMessageContaining("does not exist");
        assertThat(rows(2)).isEqualTo(40);
        files.close();
        assertThat(CountedFiles.closed()).isEqualTo(CountedFiles.opened());
    }

    @Test
    void aFileThatEndsTooEarlyIsReportedInItsTurn() throws Exception {
        byte[] content = Files.readAllBytes(file(1));
        HeadReader first = reader(0);
        Files.write(file(1), new byte[0]);
        assertThat(first.next().size()).isEqualTo(40);
        first.close();
        assertThatThrownBy(() -> rows(1))
                .isInstanceOf(DumpException.class)
                .hasMessageContaining(CountedFiles.uri(file(1)))
                .hasMessageContaining("0 bytes instead of " + content.length);
        assertThat(rows(2)).isEqualTo(40);
    }

    @Test
    void filesMayBeLeftOut() throws DumpException {
        assertThat(rows(0)).isEqualTo(40);
        assertThat(rows(2)).isEqualTo(40);
        files.close();
        assertThat(CountedFiles.opened()).isEqualTo(HEADS);
        assertThat(CountedFiles.closed()).isEqualTo(HEADS);
    }

    @Test
    void theFileAheadIsClosed() throws DumpException {
        assertThat(rows(0)).isEqualTo(40);
        assertThat(CountedFiles.opened() - CountedFiles.closed()).isEqualTo(1);
        files.close();
        assertThat(CountedFiles.opened()).isEqualTo(CountedFiles.closed()).isEqualTo(2);
    }

    private int rows(int head) throws DumpException {
        try (HeadReader reader = reader(head)) {
            return reader.next().size();
        }
    }

    private HeadReader reader(int head) throws DumpException {
        return new HeadReader(heads.get(head), new KeptRows(new SamplingOptions(100, 0)), hadoop, files);
    }

    private Path file(int head) {
        return root.resolve(HeadId.query(0, head).directoryName()).resolve("data.parquet");
    }
}
