package plasticity.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.config.Setting;

/** Starter configurations: for the analysis, its plots and its report. */
public final class StartingConfig {
    private static final String ANALYSIS = "";
    private static final String REPORT = "-report";
    private static final String SUFFIX = ".yaml";
    private static final ObjectMapper QUOTES = new ObjectMapper();
    private static final String BUCKETS = "bucket_csv";
    private static final String COMPONENTS = "component_csv";

    private final DumpSurvey survey;
    private final Path file;
    private final String stem;
    private final String tables;
    private final boolean isWritten;

    private StartingConfig(DumpSurvey survey, Path file, String stem, boolean isWritten) {
        this.survey = survey;
        this.file = file;
        this.stem = stem;
        this.tables = "results/" + stem;
        this.isWritten = isWritten;
    }

    /** A configuration that is only shown, named after the model. */
    public static StartingConfig of(DumpSurvey survey) {
        String model = survey.location().model();
        return new StartingConfig(survey, Path.of(model + SUFFIX), model, false);
    }

    /**
     * A configuration that is written to files.
     *
     * @param file of the analysis; the others are in the same directory
     * @param stem file name without suffix
     */
    static StartingConfig at(Path file, String stem, DumpSurvey survey) {
        return new StartingConfig(survey, file, stem, true);
    }

    /** Whether it is written to {@link #file}. */
    boolean isWritten() {
        return isWritten;
    }

    /** The file of the analysis. */
    Path file() {
        return file;
    }

    /** The survey that it is based on. */
    DumpSurvey survey() {
        return survey;
    }

    /** Shell commands for the analysis and the report. Paths are relative to the current working directory. */
    List<String> commands() {
        return List.of(
                "cd " + ShellWord.of(Path.of("").toAbsolutePath().toString()),
                command("analyze", ANALYSIS),
                command("report", REPORT));
    }

    private String command(String name, String end) {
        return "plasticity " + name + " --config " + ShellWord.of(fileOf(end).toString());
    }

    private Path fileOf(String end) {
        return file.resolveSibling(stem + end + SUFFIX);
    }

    /** Settings of the analysis by key: text or numbers. */
    Map<String, Object> analysis() {
        Map<String, Object> settings = new LinkedHashMap<>();
        new TreeMap<>(survey.location().settings()).forEach((setting, value) -> settings.put(setting.key(), value));
        settings.put(Setting.MODEL_DIR.key(), survey.location().modelDir());
        settings.put(Setting.NUM_LAYERS.key(), survey.layout().layers());
        settings.put(Setting.NUM_Q_HEADS.key(), survey.layout().queryHeads());
        settings.put(Setting.NUM_K_HEADS.key(), survey.layout().keyHeads());
        settings.put(Setting.OUTPUT_CSV.key(), tables + "/head_metrics.csv");
        return settings;
    }

    private String bucketTable() {
        return tables + "/head_bucket_plasticity.csv";
    }

    /** Bucket settings of the plots and the report; empty without an inferred shape. */
    Map<String, Object> buckets() {
        Map<String, Object> settings = new LinkedHashMap<>();
        survey.shape().ifPresent(shape -> {
            settings.put("bucket_type", shape.type().name().toLowerCase(Locale.ROOT));
            double size = shape.size();
            settings.put("bucket_min_size", size == (long) size ? (Object) (long) size : (Object) size);
        });
        return settings;
    }

    /** Documents by file, with the analysis first. */
    Map<Path, String> documents() {
        Map<Path, String> documents = new LinkedHashMap<>();
        documents.put(fileOf(ANALYSIS), analysisHeader() + yaml(analysis()));
        plot(documents, "plasticity", BUCKETS, bucketTable(), buckets());
        plot(documents, "heatmap", BUCKETS, bucketTable(), buckets());
        plot(documents, "layers", BUCKETS, bucketTable(), buckets());
        plot(documents, "components", COMPONENTS, tables + "/head_component_weights.csv", Map.of());
        plot(documents, "heads", "metrics_csv", tables + "/head_metrics.csv", Map.of());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tables", tables);
        report.put("output", tables + "/report.html");
        report.putAll(buckets());
        documents.put(fileOf(REPORT), header("report", REPORT, !buckets().isEmpty()) + yaml(report));
        return documents;
    }

    private String analysisHeader() {
        return "# " + Printable.of(survey.location().model())
                + ": written by plasticity inspect. Run it from the same directory:\n"
                + comment(command("analyze", ANALYSIS))
                + "# num_layers, num_q_heads and num_k_heads are inferred from the captured heads, which may be a subset of the model's heads:\n"
                + "# compare them with the model. For other settings and their defaults, see plasticity analyze --help.\n";
    }

    private void plot(Map<Path, String> documents, String plot, String key, String table, Map<String, Object> more) {
        String end = "-" + plot;
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(key, table);
        settings.put("output", tables + "/" + plot + ".png");
        settings.putAll(more);
        documents.put(fileOf(end), header("plot " + plot, end, !more.isEmpty()) + yaml(settings));
    }

    private String header(String command, String end, boolean hasBuckets) {
        String usage = "# Run it after the analysis, from the same directory:\n" + comment(command(command, end));
        return hasBuckets ? usage + "# Type and size of buckets are inferred from positions.\n" : usage;
    }

    private static String comment(String command) {
        return "#   " + Printable.of(command) + "\n";
    }

    private static String yaml(Map<String, Object> settings) {
        return settings.entrySet().stream().map(StartingConfig::line).collect(Collectors.joining());
    }

    private static String line(Entry<String, Object> setting) {
        Object value = setting.getValue();
        return setting.getKey() + ": " + (value instanceof String text ? quoted(text) : value) + "\n";
    }

    /** Every JSON string is a valid YAML string. */
    private static String quoted(String text) {
        try {
            return QUOTES.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
