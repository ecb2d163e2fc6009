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

/** Configurations to start from: one for the analysis, and one each for the plots and the report of what it leaves. */
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

    /** One that is not written, named after the model. */
    public static StartingConfig of(DumpSurvey survey) {
        String model = survey.place().model();
        return new StartingConfig(survey, Path.of(model + SUFFIX), model, false);
    }

    /**
     * One that is written.
     *
     * @param file of the analysis; the others lie beside it
     * @param stem the file's name without its suffix
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

    /** The survey that it comes from. */
    DumpSurvey survey() {
        return survey;
    }

    /** Shell commands for the analysis and for the report after it; paths are relative to this process's working directory. */
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

    /** Settings of the analysis, key → text or number. */
    Map<String, Object> analysis() {
        Map<String, Object> settings = new LinkedHashMap<>();
        new TreeMap<>(survey.place().settings()).forEach((setting, value) -> settings.put(setting.key(), value));
        settings.put(Setting.MODEL_DIR.key(), survey.place().modelDir());
        settings.put(Setting.NUM_LAYERS.key(), survey.layout().layers());
        settings.put(Setting.NUM_Q_HEADS.key(), survey.layout().queryHeads());
        settings.put(Setting.NUM_K_HEADS.key(), survey.layout().keyHeads());
        settings.put(Setting.OUTPUT_CSV.key(), tables + "/head_metrics.csv");
        return settings;
    }

    private String bucketTable() {
        return tables + "/head_bucket_plasticity.csv";
    }

    /** Settings of the plots and the report about buckets; empty where no shape explains them. */
    Map<String, Object> buckets() {
        Map<String, Object> settings = new LinkedHashMap<>();
        survey.shape().ifPresent(shape -> {
            settings.put("bucket_type", shape.type().name().toLowerCase(Locale.ROOT));
            double size = shape.size();
            settings.put("bucket_min_size", size == (long) size ? (Object) (long) size : (Object) size);
        });
        return settings;
    }

    /** Documents by their files, the analysis first. */
    Map<Path, String> documents() {
        Map<Path, String> documents = new LinkedHashMap<>();
        documents.put(fileOf(ANALYSIS), analysisHead() + yaml(analysis()));
        plot(documents, "plasticity", BUCKETS, bucketTable(), buckets());
        plot(documents, "heatmap", BUCKETS, bucketTable(), buckets());
        plot(documents, "layers", BUCKETS, bucketTable(), buckets());
        plot(documents, "components", COMPONENTS, tables + "/head_component_weights.csv", Map.of());
        plot(documents, "heads", "metrics_csv", tables + "/head_metrics.csv", Map.of());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tables", tables);
        report.put("output", tables + "/report.html");
        report.putAll(buckets());
        documents.put(fileOf(REPORT), after("report", REPORT, !buckets().isEmpty()) + yaml(report));
        return documents;
    }

    private String analysisHead() {
        return "# " + Printable.of(survey.place().model())
                + ", as plasticity inspect found it. From the directory in which that ran:\n"
                + comment(command("analyze", ANALYSIS))
                + "# num_layers, num_q_heads and num_k_heads are guessed from what is captured, which may be a sample of the model's heads:\n"
                + "# compare them with the model. What is not set here has its default, see plasticity analyze --help.\n";
    }

    private void plot(Map<Path, String> documents, String plot, String key, String table, Map<String, Object> more) {
        String end = "-" + plot;
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(key, table);
        settings.put("output", tables + "/" + plot + ".png");
        settings.putAll(more);
        documents.put(fileOf(end), after("plot " + plot, end, !more.isEmpty()) + yaml(settings));
    }

    private String after(String command, String end, boolean areBucketsGuessed) {
        String head = "# After the analysis, from the directory in which that ran:\n" + comment(command(command, end));
        return areBucketsGuessed ? head + "# Type and size of buckets are guessed from positions.\n" : head;
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

    /** A JSON string is a YAML string, whatever is in it. */
    private static String quoted(String text) {
        try {
            return QUOTES.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
