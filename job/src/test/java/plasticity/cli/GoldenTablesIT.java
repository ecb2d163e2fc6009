package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

/** Compares tables of real dumps of SmolLM2-135M to those of the original toolkit (numpy 2.4.6, scipy 1.17.1, pandas 3.1.1). */
class GoldenTablesIT {
    @TempDir
    Path directory;

    @Test
    void agreesWithTheOriginalOnTheSample() {
        assertAgrees(Analysis.ofSample(directory), Project.resource("golden/sample"));
    }

    @Test
    void agreesWithTheOriginalOnACompleteModel() {
        Path dump = Project.shared("data/smollm2-135m");
        assertAgrees(Analysis.ofSmolLm(dump, directory), Project.shared("golden/smollm2-135m"));
    }

    /** 81,920 tokens per head, more than the cap of 50,000. */
    @Test
    void agreesWithTheOriginalOnEveryTokenOfALayer() {
        Path dump = Project.shared("data/smollm2-135m-all-tokens");
        assertAgrees(Analysis.ofSmolLm(dump, directory), Project.shared("golden/smollm2-135m-all-tokens"));
    }

    @Test
    void estimatesAgreeWithTheOracleOnTheSample() throws IOException {
        Path expected = Project.shared("golden/estimates/sample");
        assertThat(Analysis.ofSample(directory).run().status()).isEqualTo(ExitStatus.OK);
        ReferenceTables.assertEstimatesAgree(expected, directory);
    }

    @Test
    void estimatesAgreeWithTheOracleOnEveryTokenOfALayer() throws IOException {
        Path dump = Project.shared("data/smollm2-135m-all-tokens");
        Path expected = Project.shared("golden/estimates/smollm2-135m-all-tokens");
        assertThat(Analysis.ofSmolLm(dump, directory).run().status()).isEqualTo(ExitStatus.OK);
        ReferenceTables.assertEstimatesAgree(expected, directory);
    }

    private void assertAgrees(Analysis analysis, Path golden) {
        CommandRun run = analysis.run();
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        ReferenceTables.assertAgree(golden, directory);
    }
}
