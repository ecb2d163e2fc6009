package plasticity.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.config.Setting;

/** Configurations to start from: one for the analysis, and one each for the plots and the report of what it leaves. */
final class StartingConfig {
    private static final ObjectMapper QUOTES = new ObjectMapper();
    private static final String BUCKETS = "bucket_csv";
    private static final String COMPONENTS = "component_csv";

    private final DumpSurvey survey;
    private final String name;
    private final String tables;

    /** Named after the model. */
    static StartingConfig of(DumpSurvey survey) {
        return new StartingConfig(survey, survey.place().model());
    }

    /** @param name of the analysis, in the names of files */
    StartingConfig(DumpSurvey survey, String name) {
        this.survey = survey;
        this.name = name;
        this.tables = "results/" + name;
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

    /** Documents by the end of their file names: the analysis under the empty one, {@code -plasticity} and so on beside it. */
    Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("", analysisHead() + yaml(analysis()));
        documents.put("-plasticity", picture("plot plasticity", "plasticity", BUCKETS, bucketTable(), buckets()));
        documents.put("-heatmap", picture("plot heatmap", "heatmap", BUCKETS, bucketTable(), buckets()));
        documents.put("-layers", picture("plot layers", "layers", BUCKETS, bucketTable(), buckets()));
        documents.put(
                "-components",
                picture("plot components", "components", COMPONENTS, tables + "/head_component_weights.csv", Map.of()));
        documents.put("-heads", picture("plot heads", "heads", "metrics_csv", tables + "/head_metrics.csv", Map.of()));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("tables", tables);
        report.put("output", tables + "/report.html");
        report.putAll(buckets());
        documents.put("-report", after("report", !buckets().isEmpty()) + yaml(report));
        return documents;
    }

    private String analysisHead() {
        return "# " + Printable.of(survey.place().model())
                + ", as plasticity inspect found it: plasticity analyze --config "
                + Printable.of(name) + ".yaml\n"
                + "# num_layers, num_q_heads and num_k_heads are guessed from what is captured, which may be a sample of the model's heads:\n"
                + "# compare them with the model. What is not set here has its default, see plasticity analyze --help.\n";
    }

    private String picture(String command, String picture, String key, String table, Map<String, Object> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(key, table);
        settings.put("output", tables + "/" + picture + ".png");
        settings.putAll(more);
        return after(command, !more.isEmpty()) + yaml(settings);
    }

    private String after(String command, boolean areBucketsGuessed) {
        String plot = command.substring(command.lastIndexOf(' ') + 1);
        String analysis = Printable.of(name);
        String head = "# After the analysis of " + analysis + ".yaml: plasticity " + command + " --config " + analysis
                + "-" + plot + ".yaml\n";
        return areBucketsGuessed ? head + "# Type and size of buckets are guessed from positions.\n" : head;
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
