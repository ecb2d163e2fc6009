package plasticity.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import plasticity.config.OutputTable;
import plasticity.testing.Project;

/** Builds {@code analyze} command lines that write to one directory, and reads their outputs. */
final class Analysis {
    static final List<String> TABLES =
            List.of("head_metrics.csv", "head_bucket_plasticity.csv", "head_component_weights.csv");

    /** All tables of a run. */
    static final List<String> ALL_TABLES = Arrays.stream(OutputTable.values())
            .map(output -> output.table().name() + ".csv")
            .toList();

    private final Path directory;
    private final Map<String, String> flags = new LinkedHashMap<>();

    private Analysis(Path directory) {
        this.directory = directory;
        with("output_csv", directory.resolve("head_metrics.csv"));
        with("bucket_csv", directory.resolve("head_bucket_plasticity.csv"));
        with("component_csv", directory.resolve("head_component_weights.csv"));
    }

    static Analysis into(Path directory) {
        return new Analysis(directory);
    }

    /** The sample dump with the settings of its configuration. */
    static Analysis ofSample(Path directory) {
        return ofSmolLm(Project.sample(), directory);
    }

    /** A dump of SmolLM2-135M with the head directories at its root. */
    static Analysis ofSmolLm(Path dump, Path directory) {
        return into(directory)
                .with("model_dir", ".")
                .with("dataset_local_root", dump)
                .with("num_layers", 30)
                .with("num_q_heads", 9)
                .with("num_k_heads", 3);
    }

    /** Sets a flag, replacing an earlier value. */
    Analysis with(String key, Object value) {
        flags.put("--" + key, value.toString());
        return this;
    }

    /** Values by key. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        flags.forEach((flag, value) -> settings.put(flag.substring(2), value));
        return settings;
    }

    List<String> commandLine() {
        List<String> arguments = new ArrayList<>(List.of("analyze"));
        flags.forEach((flag, value) -> arguments.addAll(List.of(flag, value)));
        return arguments;
    }

    /** Runs within this JVM. */
    CommandRun run() {
        return CommandRun.of(commandLine().toArray(String[]::new));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the status table by {@code LAYER-QUERY_HEAD}. */
    Map<String, CSVRecord> status() {
        Map<String, CSVRecord> rows = new LinkedHashMap<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file("head_status.csv"))) {
            format.parse(reader).forEach(row -> rows.put(row.get("layer") + "-" + row.get("q_head"), row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
