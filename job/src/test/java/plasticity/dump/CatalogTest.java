package plasticity.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;

class CatalogTest {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(1, 2, 1);
    private static final HeadId QUERY = HeadId.query(0, 0);

    @TempDir
    private Path root;

    private TestDump dump;

    @BeforeEach
    void dump() {
        dump = new TestDump(root);
    }

    @Test
    void findsAHeadsFilesWithTheirSizesAndTimes() throws IOException, DumpException {
        Path first = dump.touch("l00h00q/a.parquet", 7);
        dump.touch("l00h00q/b.parquet", 5);
        Files.setLastModifiedTime(first, FileTime.fromMillis(1_234_567_000));
        HeadListing head = dump.find(QUERY, LAYOUT);
        assertThat(head.id()).isEqualTo(QUERY);
        assertThat(head.problem()).isNull();
        assertThat(head.files())
                .extracting(DumpFile::path, DumpFile::bytes)
                .containsExactly(tuple(dump.uri("l00h00q/a.parquet"), 7L), tuple(dump.uri("l00h00q/b.parquet"), 5L));
        assertThat(head.files().get(0).modified()).isEqualTo(1_234_567_000);
    }

    @Test
    void filesAreInNameOrderForAnyListingOrder() throws IOException, DumpException {
        List<String> names = IntStream.range(0, 30)
                .mapToObj(i -> String.format("part-%05d.parquet", i))
                .collect(Collectors.toList());
        Collections.shuffle(names, new Random(5));
        for (String name : names) {
            dump.touch("l00h00q/" + name, 1);
        }
        Collections.sort(names);
        assertThat(dump.find(QUERY, LAYOUT).files())
                .extracting(file -> file.path().substring(file.path().lastIndexOf('/') + 1))
                .isEqualTo(names);
    }

    @Test
    void otherFilesAreIgnored() throws IOException, DumpException {
        dump.touch("l00h00q/data.parquet", 1);
        for (String other : List.of(
                "README.md",
                "_saver_state.json",
                "_SUCCESS",
                "_metadata.parquet",
                ".data.parquet",
                ".data.parquet.crc",
                "data.parquet.tmp",
                "data.PARQUET")) {
            dump.touch("l00h00q/" + other, 1);
        }
        Files.createDirectories(root.resolve("l00h00q/_temporary"));
        assertThat(dump.find(QUERY, LAYOUT).files())
                .extracting(DumpFile::path)
                .containsExactly(dump.uri("l00h00q/data.parquet"));
    }

    @Test
    void aMissingHeadIsReported() throws IOException, DumpException {
        dump.touch("l00h00q/data.parquet", 1);
        assertThat(dump.find(HeadId.key(0, 0), LAYOUT).problem())
                .isEqualTo(root + "/l00h00k does not exist: the key head is missing");
    }

    @Test
    void twoDirectoriesForOneHeadAreReported() throws IOException, DumpException {
        dump.touch("l00h00q/data.parquet", 1);
        dump.touch("l000h000q/data.parquet", 1);
        assertThat(dump.find(QUERY, LAYOUT).problem())
                .isEqualTo(
                        "two directories hold the same head: " + dump.uri("l000h000q") + " and " + dump.uri("l00h00q"));
    }

    @Test
    void aFileInsteadOfAHeadIsReported() throws IOException, DumpException {
        dump.touch("l00h00q", 1);
        assertThat(dump.find(QUERY, LAYOUT).problem())
                .isEqualTo(dump.uri("l00h00q") + " is a file; a directory of Parquet files is expected");
    }

    @Test
    void aDirectoryInsteadOfAFileIsReported() throws IOException, DumpException {
        dump.touch("l00h00q/a.parquet", 1);
        dump.touch("l00h00q/b.parquet/part-0.parquet", 1);
        assertThat(dump.find(QUERY, LAYOUT).problem())
                .isEqualTo(dump.uri("l00h00q/b.parquet") + " is a directory; a Parquet file is expected");
    }

    @Test
    void aHeadWithoutFilesIsReported() throws IOException, DumpException {
        dump.touch("l00h00q/data.csv", 1);
        assertThat(dump.find(QUERY, LAYOUT).problem()).isEqualTo(dump.uri("l00h00q") + " holds no *.parquet file");
    }

    @Test
    void aRemovedHeadIsReported() throws IOException, DumpException {
        Path file = dump.touch("l00h00q/data.parquet", 1);
        HeadDirectories heads = dump.heads(LAYOUT);
        Files.delete(file);
        Files.delete(file.getParent());
        assertThat(new Catalog(heads, ReadHead.HADOOP).find(QUERY).problem())
                .startsWith(dump.uri("l00h00q") + " cannot be listed: ")
                .contains("does not exist");
    }
}
