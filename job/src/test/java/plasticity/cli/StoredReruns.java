package plasticity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.testing.SampleHeads;

/** Reruns with the dump and tables in a remote file system, which must behave as on a local disk. */
final class StoredReruns {
    private static final String SEGMENTS = ".run.json.results/";

    private final FileSystem files;
    private final Map<String, String> settings;
    private final String root;

    /**
     * @param settings of Spark, for access to the file system
     * @param root URI for dump and results
     */
    StoredReruns(FileSystem files, Map<String, String> settings, String root) {
        this.files = files;
        this.settings = settings;
        this.root = root;
    }

    void computeWhatChanged() throws IOException {
        for (String head : SampleHeads.names("l00")) {
            put(head, head);
        }
        run("results");
        FileStates first = states("results");
        assertThat(first.names(SEGMENTS)).hasSize(1);
        assertThat(first.names(".run.json.lease")).isEmpty();

        CommandRun again = run("results");
        assertThat(again.err()).contains("Nothing changed").doesNotContain("heads, ");
        assertThat(states("results")).isEqualTo(first);

        put("l05h04q", "l00h04q");
        leave(SEGMENTS + "." + "0".repeat(64) + ".jsonl.gz." + UUID.randomUUID() + ".tmp");
        assertThat(run("results").err())
                .contains("8 heads did not change and are reused, 1 to compute", "1/1 heads, 0 failed");
        assertThat(states("results").names(SEGMENTS)).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
        assertCounts(1, 8);
        run("fresh");
        assertThat(Analysis.ALL_TABLES)
                .allSatisfy(
                        table -> assertThat(bytes("results/" + table)).as(table).isEqualTo(bytes("fresh/" + table)));

        List<String> earlier = states("results").names(SEGMENTS);
        run("results", "--fresh");
        assertCounts(9, 0);
        assertThat(states("results").names(SEGMENTS)).hasSize(1).doesNotContainAnyElementsOf(earlier);
    }

    private void put(String sample, String head) throws IOException {
        files.copyFromLocalFile(
                false, true, new Path(SampleHeads.file(sample).toUri()), path("dump/" + head + "/data.parquet"));
    }

    private void leave(String name) throws IOException {
        files.create(path("results/" + name), true).close();
    }

    private CommandRun run(String results, String... more) {
        Analysis analysis = Analysis.ofSmolLm(java.nio.file.Path.of("dump"), java.nio.file.Path.of(results))
                .with("dataset_local_root", path("dump"))
                .with("num_layers", 1);
        List<String> outputs = List.of("output_csv", "bucket_csv", "component_csv");
        for (int i = 0; i < outputs.size(); i++) {
            analysis.with(outputs.get(i), path(results + "/" + Analysis.TABLES.get(i)));
        }
        CommandRun run = CommandRun.during(settings, analysis, more);
        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.OK);
        return run;
    }

    private FileStates states(String directory) throws IOException {
        return FileStates.below(files, path(directory).toString());
    }

    private void assertCounts(int computed, int reused) throws IOException {
        JsonNode manifest = new ObjectMapper().readTree(bytes("results/run.json"));
        assertThat(manifest.get("computed").intValue()).as("computed").isEqualTo(computed);
        assertThat(manifest.get("reused").intValue()).as("reused").isEqualTo(reused);
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = files.open(path(name))) {
            return in.readAllBytes();
        }
    }

    private Path path(String name) {
        return files.makeQualified(new Path(root + "/" + name));
    }
}
