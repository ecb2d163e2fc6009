package plasticity.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.ml.linalg.DenseVector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.dump.DumpException;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadKind;
import plasticity.plan.UnitSize;
import plasticity.plan.WorkUnit;
import plasticity.sample.TokenBlock;
import plasticity.testing.Blocks;
import plasticity.testing.DumpRow;
import plasticity.testing.HeadFile;
import plasticity.testing.ParquetSurgery;
import plasticity.testing.ReadHead;
import plasticity.testing.TestDump;
import plasticity.tokens.SamplingOptions;

class UnitReaderTest {
    private static final GroupedQueryLayout LAYOUT = new GroupedQueryLayout(1, 3, 1);
    private static final List<DumpRow> KEYS = DumpRow.random(20, 4);
    private static final List<DumpRow> QUERIES = DumpRow.random(30, 4);
    private static final List<DumpRow> BROKEN = DumpRow.replace(QUERIES, 17, row -> row.withBucket(null));

    @TempDir
    private Path root;

    private TestDump dump;

    @BeforeEach
    void dump() throws IOException {
        dump = new TestDump(root);
        dump.write("l00h00k", KEYS);
        dump.write("l00h00q", QUERIES);
        dump.write("l00h01q", QUERIES);
        dump.write("l00h02q", QUERIES);
    }

    @Test
    void theKeyHeadComesFirstAndEveryHeadHasAnEndBlock() throws IOException, DumpException {
        assertThat(read(100))
                .extracting(Step::head)
                .containsExactly("k0", "k0 ends", "q0", "q0 ends", "q1", "q1 ends", "q2", "q2 ends");
    }

    @Test
    void everyBlockHasTheShapeOfItsHead() throws IOException, DumpException {
        assertThat(read(25)).filteredOn(step -> step.head().startsWith("q")).allSatisfy(row -> {
            assertThat(row.rows()).isEqualTo(30);
            assertThat(row.keptRows()).isEqualTo(25);
            assertThat(row.dimension()).isEqualTo(4);
        });
    }

    @Test
    void blocksContainTheKeptRows() throws IOException, DumpException {
        List<Step> steps = read(12);
        Blocks.assertSameBits(steps.get(0).tokens(), Blocks.of(HeadKind.KEY, KEYS, 12, 5));
        Blocks.assertSameBits(steps.get(2).tokens(), Blocks.of(HeadKind.QUERY, QUERIES, 12, 5));
    }

    @Test
    void theEndBlockOfTheKeyHeadHasTheOrientation() throws IOException, DumpException {
        List<Step> steps = read(12);
        assertThat(steps.get(1).orientation())
                .isEqualTo(ReadHead.of(HeadKind.KEY, root.resolve("l00h00k/data.parquet"))
                        .orientation());
        assertThat(steps).filteredOn(step -> step.orientation() != null).hasSize(1);
    }

    @Test
    void anErrorOfAQueryHeadAffectsThatHeadOnly() throws IOException, DumpException {
        dump.write("l00h01q", BROKEN);
        assertThat(errors())
                .containsExactly(
                        "k0 ends: null",
                        "q0 ends: null",
                        "q1 ends: " + dump.uri("l00h01q/data.parquet")
                                + ": column bucket, row 17: found null, an integer is expected",
                        "q2 ends: null");
    }

    @Test
    void aFailedHeadHasTheNumberOfRowsFromItsFooters() throws IOException, DumpException {
        dump.write("l00h01q", BROKEN);
        Step closing = read(100).stream()
                .filter(step -> step.error() != null)
                .findFirst()
                .orElseThrow();
        assertThat(closing.rows()).isEqualTo(30);
        assertThat(closing.keptRows()).isZero();
        assertThat(closing.dimension()).isZero();
    }

    @Test
    void aHeadMayFailAfterSomeBlocks() throws IOException, DumpException {
        List<DumpRow> many = DumpRow.random(10_000, 4);
        dump.write("l00h00q", DumpRow.replace(many, 9_999, row -> row.withBucket(null)));
        assertThat(read(20_000))
                .extracting(Step::head)
                .startsWith("k0", "k0 ends", "q0", "q0")
                .endsWith("q0 ends", "q1", "q1 ends", "q2", "q2 ends");
    }

    @Test
    void anUnreadableFileAffectsItsHeadOnly() throws IOException, DumpException {
        Files.writeString(root.resolve("l00h00q/data.parquet"), "no parquet");
        assertThat(errors().get(1))
                .startsWith("q0 ends: " + dump.uri("l00h00q/data.parquet") + ": not readable as Parquet: ");
        assertThat(errors()).filteredOn(error -> !error.endsWith(": null")).hasSize(1);
    }

    @Test
    void aPageLargerThanItsChunkAffectsItsHeadOnly() throws IOException, DumpException {
        HeadFile plain = HeadFile.USUAL.with(
                o -> o.withDictionaryEncoding(false).withCompressionCodec(CompressionCodecName.SNAPPY));
        Path file = plain.write(root.resolve("l00h01q/data.parquet"), QUERIES);
        ParquetSurgery.editPageHeader(file, "vector", header -> header.setUncompressed_page_size(Integer.MAX_VALUE));
        assertThat(errors())
                .hasSize(4)
                .contains("k0 ends: null", "q0 ends: null", "q2 ends: null")
                .anyMatch(error -> error.startsWith("q1 ends: " + dump.uri("l00h01q/data.parquet")
                                + ": not readable as Parquet after row 0: column vector, page at byte ")
                        && error.contains(": a page header declares 2147483647 bytes"));
    }

    @Test
    void aBadKeyHeadFailsAllQueryHeadsWithItsError() throws IOException, DumpException {
        dump.write("l00h00k", DumpRow.replace(KEYS, 3, row -> row.withComponent(2, Float.NaN)));
        String cause = dump.uri("l00h00k/data.parquet")
                + ": column vector, row 3: component 2 is NaN, a finite number is expected";
        assertThat(errors())
                .containsExactly("k0 ends: " + cause, "q0 ends: " + cause, "q1 ends: " + cause, "q2 ends: " + cause);
    }

    @Test
    void aMissingKeyHeadFailsAllQueryHeadsWithItsError() throws IOException, DumpException {
        Files.delete(root.resolve("l00h00k/data.parquet"));
        Files.delete(root.resolve("l00h00k"));
        String cause = root + "/l00h00k does not exist: the key head is missing";
        assertThat(errors())
                .containsExactly("k0 ends: " + cause, "q0 ends: " + cause, "q1 ends: " + cause, "q2 ends: " + cause);
    }

    @Test
    void theNumberOfQueryRowsIsKnownIfTheKeyHeadFails() throws IOException, DumpException {
        Files.delete(root.resolve("l00h00k/data.parquet"));
        assertThat(read(100)).extracting(Step::rows).containsExactly(null, 30, 30, 30);
    }

    @Test
    void aQueryHeadsOwnErrorTakesPrecedence() throws IOException, DumpException {
        Files.delete(root.resolve("l00h00k/data.parquet"));
        Files.delete(root.resolve("l00h01q/data.parquet"));
        assertThat(errors().get(2)).isEqualTo("q1 ends: " + dump.uri("l00h01q") + " holds no *.parquet file");
    }

    @Test
    void rejectsQueriesAndKeysOfDifferentDimensions() throws IOException, DumpException {
        dump.write("l00h02q", DumpRow.random(30, 5));
        assertThat(errors())
                .containsExactly(
                        "k0 ends: null",
                        "q0 ends: null",
                        "q1 ends: null",
                        "q2 ends: " + dump.uri("l00h02q")
                                + ": column vector: the queries have 5 components, the keys of "
                                + dump.uri("l00h00k") + " have 4");
    }

    @Test
    void doesNotReadFootersAgain() throws IOException, DumpException {
        WorkUnit unit = plan();
        for (String head : List.of("l00h00k", "l00h00q", "l00h01q", "l00h02q")) {
            Path file = root.resolve(head).resolve("data.parquet");
            ParquetSurgery.flip(file, Files.size(file) - 1);
        }
        assertThat(read(unit, 100)).allMatch(step -> step.error() == null);
    }

    @Test
    void aFileChangedAfterPlanningAffectsItsHeadOnly() throws IOException, DumpException {
        WorkUnit unit = plan();
        Path file = root.resolve("l00h01q/data.parquet");
        long before = Files.size(file);
        ParquetSurgery.truncate(file, before - 1);
        Files.delete(root.resolve("l00h02q/data.parquet"));
        assertThat(errors(read(unit, 100)))
                .startsWith(
                        "k0 ends: null",
                        "q0 ends: null",
                        "q1 ends: " + dump.uri("l00h01q/data.parquet")
                                + ": the file has changed since its footer was read: it has " + (before - 1)
                                + " bytes instead of " + before)
                .last()
                .asString()
                .startsWith("q2 ends: " + dump.uri("l00h02q/data.parquet") + ": not readable as Parquet: ")
                .endsWith("does not exist");
    }

    private List<String> errors() throws IOException, DumpException {
        return errors(read(100));
    }

    private static List<String> errors(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.tokens() == null)
                .map(step -> step.head() + ": " + step.error())
                .toList();
    }

    private List<Step> read(int cap) throws IOException, DumpException {
        return read(plan(), cap);
    }

    private WorkUnit plan() throws DumpException {
        return dump.plan(LAYOUT, UnitSize.KEY_HEAD, 1).get(0);
    }

    private static List<Step> read(WorkUnit unit, int cap) {
        List<Step> steps = new ArrayList<>();
        try (UnitReader reader = new UnitReader(unit, new SamplingOptions(cap, 5), ReadHead.HADOOP)) {
            reader.forEachRemaining(block -> steps.add(Step.of(block)));
        }
        return steps;
    }

    private record Step(
            String head,
            Integer rows,
            int keptRows,
            int dimension,
            TokenBlock tokens,
            DenseVector orientation,
            String error) {
        private static Step of(HeadBlock block) {
            return new Step(
                    block.head().kind().letter() + "" + block.head().head() + (block.isEnd() ? " ends" : ""),
                    block.rows().isPresent() ? block.rows().getAsInt() : null,
                    block.keptRows(),
                    block.dimension(),
                    block.isEnd() ? null : Blocks.kept(block.tokens()),
                    block.orientation(),
                    block.error());
        }
    }
}
