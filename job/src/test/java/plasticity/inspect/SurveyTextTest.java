package plasticity.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.DumpRow;

class SurveyTextTest {
    @TempDir
    private Path directory;

    private InspectedDump dump;

    @BeforeEach
    void writeADump() throws Exception {
        dump = new InspectedDump(directory.resolve("model")).with("l00h00q", "l00h01q", "l00h00k");
    }

    /** After an intended change of the text, copy it to the page. */
    @Test
    void thePageShowsTheTextOfTheSample() throws Exception {
        String text = SurveyText.of(
                StartingConfig.of(new InspectedDump(Path.of("../src/sample")).footers(), Optional.empty()));
        assertThat("```\n$ plasticity inspect src/sample\n" + text.replace("../src/sample", "src/sample") + "```\n")
                .isEqualTo(Page.part("example"));
    }

    @Test
    void linesFitTheConsole() throws Exception {
        assertThat(Page.part("example").lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void deepShowsMore() throws Exception {
        assertThat(SurveyText.of(StartingConfig.of(dump.deep(), Optional.empty()))
                        .lines())
                .contains(
                        "inspected    all rows",
                        "buckets      0 to 7; uniform, 64 positions each",
                        "             42 to 44 (median 42) rows per bucket and head",
                        "examples     ids 0 to 1; up to 2 per key head",
                        "windows      none");
    }

    @Test
    void anomaliesListHeadsOrFiles() throws Exception {
        dump.spoil("l00h01q").write("l00h00k", InspectedDump.rows().subList(0, 100));
        assertThat(SurveyText.of(StartingConfig.of(dump.footers(), Optional.empty()))
                        .lines())
                .contains("    0  !x")
                .anyMatch(line -> line.matches("  \\S+/l00h01q/data.parquet: not readable as Parquet: .*"))
                .contains("  the largest bucket is 4, but 7 in most heads: l00h00k");
    }

    @Test
    void manyUnreadableHeadsAreCounted() throws Exception {
        for (int head = 0; head < 25; head++) {
            dump.spoil("l01h%02dq".formatted(head));
        }
        String text = SurveyText.of(StartingConfig.of(dump.footers(), Optional.empty()));
        assertThat(text.lines().filter(line -> line.contains("not readable as Parquet")))
                .hasSize(20);
        assertThat(text).contains("  and 5 more heads that cannot be read; --json lists all\n");
    }

    @Test
    void differentWindowsAreListedByLayer() throws Exception {
        dump.with("l01h00k")
                .write(
                        "l01h00q",
                        InspectedDump.rows().stream()
                                .map(row -> row.withWindow(128))
                                .toList());
        assertThat(SurveyText.of(StartingConfig.of(dump.footers(), Optional.empty()))
                        .lines())
                .contains("windows      none (layers 0); 128 (layers 1)");
    }

    @Test
    void controlCharactersAreEscaped() throws Exception {
        InspectedDump hostile =
                new InspectedDump(directory.resolve("\u001b[2Jm\u202eodel \u6a21\u578b")).with("l00h00q", "l00h00k");
        String text = SurveyText.of(StartingConfig.of(hostile.footers(), Optional.empty()));
        assertThat(text)
                .contains("model        \\u001b[2Jm\\u202eodel \u6a21\u578b\n")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void aHeadWithoutRowsIsNotCounted() throws Exception {
        dump.write("l00h01q", List.<DumpRow>of());
        assertThat(SurveyText.of(StartingConfig.of(dump.footers(), Optional.empty())))
                .contains("the head has no rows");
    }
}
