package plasticity.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.tables.HeadBucketEstimates;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadDistancePlasticity;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadGeometry;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadProfile;
import plasticity.tables.HeadReplicates;
import plasticity.tables.HeadStatus;
import plasticity.tables.KeyHeadEstimates;
import plasticity.tables.Table;

/**
 * The tables that a run writes, in the order in which it publishes and lists them. The checks of outputs, publication, manifest, result store and
 * Spark data source all use this list, so a table is added by its definition, a constant here, its rows in {@code tasks.HeadRows}, and its size in
 * {@code input.TableSizes}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a table is immutable
public enum OutputTable {
    METRICS(HeadMetrics.TABLE, Setting.OUTPUT_CSV),
    BUCKETS(HeadBucketPlasticity.TABLE, Setting.BUCKET_CSV),
    COMPONENTS(HeadComponentWeights.TABLE, Setting.COMPONENT_CSV),
    ESTIMATES(HeadEstimates.TABLE, Setting.ESTIMATES_DIR),
    BUCKET_ESTIMATES(HeadBucketEstimates.TABLE, Setting.ESTIMATES_DIR),
    PROFILE(HeadProfile.TABLE, Setting.ESTIMATES_DIR),
    DISTANCE(HeadDistancePlasticity.TABLE, Setting.ESTIMATES_DIR),
    REPLICATES(HeadReplicates.TABLE, Setting.ESTIMATES_DIR),
    KEY_HEADS(KeyHeadEstimates.TABLE, Setting.ESTIMATES_DIR),
    GEOMETRY(HeadGeometry.TABLE, Setting.ESTIMATES_DIR),
    STATUS(HeadStatus.TABLE, Setting.STATUS_CSV);

    /** The tables with the results of analysed heads. A head has exactly one row in the first, and any number in the others. */
    public static final List<Table> RESULTS = Arrays.stream(values())
            .filter(output -> output != STATUS)
            .map(OutputTable::table)
            .toList();

    /** The settings that are paths of outputs of a run, or their directory. */
    static final List<Setting> SETTINGS = Stream.concat(
                    Arrays.stream(values()).map(output -> output.setting).distinct(), Stream.of(Setting.RUN_JSON))
            .toList();

    private final Table table;
    private final Setting setting;

    /** @param setting its path, or {@link Setting#ESTIMATES_DIR} for a file with the name of the table in this directory, in the format of {@code output_csv} */
    OutputTable(Table table, Setting setting) {
        this.table = table;
        this.setting = setting;
    }

    /** Its columns. */
    public Table table() {
        return table;
    }

    /** Its name in the option {@code output} of Spark's data source. */
    public String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is computed from the estimates. */
    public boolean isEstimate() {
        return setting == Setting.ESTIMATES_DIR;
    }

    /** Whether a run with these settings writes it. */
    boolean isWrittenBy(AnalysisConfig config) {
        return !isEstimate()
                || config.estimates()
                        .filter(settings -> this != BUCKET_ESTIMATES || settings.maxQueryBuckets() > 0)
                        .isPresent();
    }

    /** Its file in a run with these settings. */
    public OutputFile file(AnalysisConfig config) {
        return file(table, setting, config.values());
    }

    static OutputFile file(Table table, Setting setting, Map<Setting, Object> values) {
        if (setting != Setting.ESTIMATES_DIR) {
            return OutputFile.of(setting, values);
        }
        String metrics = (String) values.get(Setting.OUTPUT_CSV);
        String suffix = metrics.substring(metrics.lastIndexOf('.'));
        return new OutputFile(setting.key(), estimatesDirectory(values) + table.name() + suffix, "");
    }

    /** The directory of the tables of estimates, empty or ending in a slash. */
    static String estimatesDirectory(Map<Setting, Object> values) {
        String directory = (String) values.get(Setting.ESTIMATES_DIR);
        if (directory == null) {
            String metrics = (String) values.get(Setting.OUTPUT_CSV);
            return metrics.substring(0, metrics.lastIndexOf('/') + 1);
        }
        return directory.endsWith("/") ? directory : directory + "/";
    }
}
