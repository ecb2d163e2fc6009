package plasticity.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
 * Spark data source all use this list, so a table is added by its definition, a constant here, and its rows in {@code tasks.HeadRows}.
 */
@SuppressWarnings("ImmutableEnumChecker") // a table is immutable
public enum OutputTable {
    METRICS(HeadMetrics.TABLE, Setting.OUTPUT_CSV),
    BUCKETS(HeadBucketPlasticity.TABLE, Setting.BUCKET_CSV),
    COMPONENTS(HeadComponentWeights.TABLE, Setting.COMPONENT_CSV),
    ESTIMATES(HeadEstimates.TABLE, null),
    BUCKET_ESTIMATES(HeadBucketEstimates.TABLE, null),
    PROFILE(HeadProfile.TABLE, null),
    DISTANCE(HeadDistancePlasticity.TABLE, null),
    REPLICATES(HeadReplicates.TABLE, null),
    KEY_HEADS(KeyHeadEstimates.TABLE, null),
    GEOMETRY(HeadGeometry.TABLE, null),
    STATUS(HeadStatus.TABLE, Setting.STATUS_CSV);

    /** The tables with the results of analysed heads. A head has exactly one row in the first, and any number in the others. */
    public static final List<Table> RESULTS = Arrays.stream(values())
            .filter(output -> output != STATUS)
            .map(OutputTable::table)
            .toList();

    /** The settings that are paths of outputs of a run. */
    static final List<Setting> SETTINGS = Stream.concat(
                    Arrays.stream(values()).map(output -> output.setting).filter(Objects::nonNull),
                    Stream.of(Setting.RUN_JSON))
            .toList();

    private final Table table;
    private final Setting setting;

    /** @param setting its path; null for a file next to {@code output_csv}, in the same format, with the name of the table */
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

    /** Whether a run with these settings writes it. */
    boolean isWrittenBy(AnalysisConfig config) {
        return true;
    }

    /** Its file in a run with these settings. */
    public OutputFile file(AnalysisConfig config) {
        return file(table, setting, config.values());
    }

    static OutputFile file(Table table, Setting setting, Map<Setting, Object> values) {
        if (setting != null) {
            return OutputFile.of(setting, values);
        }
        String metrics = (String) values.get(Setting.OUTPUT_CSV);
        String name = table.name() + metrics.substring(metrics.lastIndexOf('.'));
        return new OutputFile(
                table.name() + " (next to " + Setting.OUTPUT_CSV.key() + ")",
                metrics.substring(0, metrics.lastIndexOf('/') + 1) + name,
                name);
    }
}
