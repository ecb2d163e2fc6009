package plasticity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Spark's event log of the one application that wrote into a directory. */
record EventLog(Path directory) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Spark settings that write this log. */
    Map<String, String> settings() {
        return Map.of(
                "spark.eventLog.enabled", "true",
                "spark.eventLog.dir", directory.toUri().toString(),
                "spark.eventLog.compress", "false");
    }

    /** All events with a name. */
    List<JsonNode> events(String name) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .flatMap(EventLog::lines)
                    .map(EventLog::event)
                    .filter(event -> event.path("Event").asText().equals("SparkListener" + name))
                    .toList();
        }
    }

    /** The totals of the job's accumulators over all stages, by name. */
    Map<String, Long> counters() throws IOException {
        Map<String, Long> counters = new LinkedHashMap<>();
        for (JsonNode stage : events("StageCompleted")) {
            for (JsonNode counter : stage.path("Stage Info").path("Accumulables")) {
                String name = counter.path("Name").asText();
                if (name.startsWith("plasticity.")) {
                    counters.merge(name, counter.get("Value").asLong(), Long::sum);
                }
            }
        }
        return counters;
    }

    private static JsonNode event(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
