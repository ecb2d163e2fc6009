package plasticity.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import plasticity.config.Setting;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/**
 * Starter configurations: {@code NAME.yaml} for the analysis and, next to it, {@code NAME-plasticity.yaml} and others for its plots and report.
 *
 * @param survey that it is based on
 * @param file of the analysis
 * @param isWritten whether it is written to the file, or only shown
 */
public record StartingConfig(DumpSurvey survey, Path file, boolean isWritten) {
    private static final String ANALYSIS = "";
    private static final String REPORT = "-report";
    private static final String SUFFIX = ".yaml";
    private static final ObjectMapper QUOTES = new ObjectMapper();
    private static final Pattern PASSWORD = Pattern.compile("://[^/@]*:[^/@]*@");
    private static final Pattern SHELL_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    /**
     * Creates a configuration.
     *
     * @param written file of the analysis, which {@link #requireName} accepts; the others are in the same directory. If empty, the configuration is
     *     only shown, named after the model
     */
    public static StartingConfig of(DumpSurvey survey, Optional<Path> written) {
        Path file = written.orElse(Path.of(survey.location().model() + SUFFIX));
        return new StartingConfig(survey, file, written.isPresent());
    }

    /** @throws RunException if the name of a file does not end in {@code .yaml} */
    public static void requireName(Path file) throws RunException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(SUFFIX) || name.equals(SUFFIX)) {
            throw RunException.usage(file + ": the name of a configuration must end in .yaml");
        }
    }

    /** Shell commands for the analysis and the report. Paths are relative to the current working directory. */
    List<String> commands() {
        return List.of(
                "cd " + shellWord(Path.of("").toAbsolutePath()),
                command("analyze", ANALYSIS),
                command("report", REPORT));
    }

    private String command(String name, String end) {
        return "plasticity " + name + " --config " + shellWord(fileOf(end));
    }

    /** Adds single quotes if the path contains characters that are special to a POSIX shell. */
    private static String shellWord(Path path) {
        String text = path.toString();
        return SHELL_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private Path fileOf(String end) {
        return file.resolveSibling(stem() + end + SUFFIX);
    }

    private String stem() {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private String tables() {
        return "results/" + stem();
    }

    /** Settings of the analysis by key: text or numbers. */
    Map<String, Object> analysis() {
        Map<String, Object> settings = new LinkedHashMap<>();
        new TreeMap<>(survey.location().settings()).forEach((setting, value) -> settings.put(setting.key(), value));
        settings.put(Setting.MODEL_DIR.key(), survey.location().modelDir());
        settings.put(Setting.NUM_LAYERS.key(), survey.layout().layers());
        settings.put(Setting.NUM_Q_HEADS.key(), survey.layout().queryHeads());
        settings.put(Setting.NUM_K_HEADS.key(), survey.layout().keyHeads());
        settings.put(Setting.OUTPUT_CSV.key(), tables() + "/head_metrics.csv");
        return settings;
    }

    /** Bucket settings of the plots and the report; empty without an inferred shape. */
    Map<String, Object> buckets() {
        Map<String, Object> settings = new LinkedHashMap<>();
        survey.shape().ifPresent(shape -> {
            settings.put("bucket_type", shape.type().name().toLowerCase(Locale.ROOT));
            settings.put("bucket_min_size", Numbers.plain(shape.size()));
        });
        return settings;
    }

    /**
     * Writes all files or none.
     *
     * @return the written files, with the analysis first
     * @throws RunException if a file exists, cannot be written, or would contain a password
     */
    public List<Path> write() throws RunException {
        if (PASSWORD.matcher(survey.location().root()).find()) {
            throw RunException.usage(
                    "the URI contains a password, which is not written to files; set it in Hadoop's configuration instead");
        }
        Map<Path, String> documents = documents();
        for (Path path : documents.keySet()) {
            if (Files.exists(path)) {
                throw RunException.usage(path + " already exists and is not overwritten; choose another file");
            }
        }
        for (Map.Entry<Path, String> document : documents.entrySet()) {
            Path path = document.getKey();
            try {
                if (path.getParent() != null) {
                    Files.createDirectories(path.getParent());
                }
                Files.write(path, document.getValue().getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
            } catch (IOException e) {
                throw new RunException(path + " cannot be written: " + OneLine.of(e), e);
            }
        }
        return new ArrayList<>(documents.keySet());
    }

    private Map<Path, String> documents() {
        Map<Path, String> documents = new LinkedHashMap<>();
        documents.put(fileOf(ANALYSIS), analysisHeader() + yaml(analysis()));
        for (String plot : List.of("plasticity", "heatmap", "layers")) {
            plot(documents, plot, "bucket_csv", "head_bucket_plasticity.csv", buckets());
        }
        plot(documents, "components", "component_csv", "head_component_weights.csv", Map.of());
        plot(documents, "heads", "metrics_csv", "head_metrics.csv", Map.of());
        plot(documents, "profile", "profile_csv", "head_profile.csv", Map.of());
        plot(documents, "distance", "distance_csv", "head_distance_plasticity.csv", Map.of());
        plot(documents, "variation", "estimates_csv", "key_head_estimates.csv", Map.of());
        plot(documents, "model-error", "estimates_csv", "head_estimates.csv", Map.of());
        plot(documents, "geometry", "geometry_csv", "head_geometry.csv", Map.of());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tables", tables());
        report.put("output", tables() + "/report.html");
        report.putAll(buckets());
        documents.put(fileOf(REPORT), header("report", REPORT, buckets()) + yaml(report));
        return documents;
    }

    private String analysisHeader() {
        return "# " + Printable.of(survey.location().model())
                + ": written by plasticity inspect. Run it from the same directory:\n"
                + comment("analyze", ANALYSIS)
                + "# num_layers, num_q_heads and num_k_heads are inferred from the captured heads, which may be a subset of the model's heads:\n"
                + "# compare them with the model. For other settings and their defaults, see plasticity analyze --help.\n";
    }

    private void plot(Map<Path, String> documents, String plot, String key, String table, Map<String, Object> buckets) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(key, tables() + "/" + table);
        settings.put("output", tables() + "/" + plot + ".png");
        settings.putAll(buckets);
        documents.put(fileOf("-" + plot), header("plot " + plot, "-" + plot, buckets) + yaml(settings));
    }

    private String header(String command, String end, Map<String, Object> buckets) {
        return "# Run it after the analysis, from the same directory:\n" + comment(command, end)
                + (buckets.isEmpty() ? "" : "# Type and size of buckets are inferred from positions.\n");
    }

    private String comment(String command, String end) {
        return "#   " + Printable.of(command(command, end)) + "\n";
    }

    private static String yaml(Map<String, Object> settings) {
        StringBuilder lines = new StringBuilder();
        settings.forEach((key, value) ->
                lines.append(key).append(": ").append(quoted(value)).append('\n'));
        return lines.toString();
    }

    /** Every JSON string is a valid YAML string. */
    private static String quoted(Object value) {
        try {
            return QUOTES.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
