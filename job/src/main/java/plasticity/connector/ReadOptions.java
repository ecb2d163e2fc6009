package plasticity.connector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.Bindable;
import plasticity.config.Binder;
import plasticity.config.ConfigProblem;
import plasticity.config.EstimateValues;
import plasticity.config.OutputTable;
import plasticity.config.Setting;
import plasticity.estimates.EstimateSettings;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.SlidingWindowUnit;
import plasticity.plan.DumpOptions;
import plasticity.plan.UnitSize;
import plasticity.session.ClusterResources;
import plasticity.tables.Column;
import plasticity.tables.HeadIdentity;
import plasticity.tokens.SamplingOptions;

/** The options of one read, checked. Names and ranges are those of {@link ReadSetting} and {@link Setting}. */
final class ReadOptions {
    private final Output output;
    private final Map<Bindable, Object> values;

    private ReadOptions(Output output, Map<Bindable, Object> values) {
        this.output = output;
        this.values = values;
    }

    /**
     * Checks options.
     *
     * @param passed the properties that Spark passes
     * @throws IllegalArgumentException with all problems, in one line
     */
    static ReadOptions of(Map<String, String> passed) {
        GivenOptions given = GivenOptions.of(passed);
        Output output = output(given.values());
        Binder<Bindable> binder = new Binder<>(output.settings(), PlasticitySource.FORMAT);
        binder.readOptions(given.values());
        List<ConfigProblem> problems = binder.problems();
        problems.addAll(pathProblems(given.values()));
        problems.addAll(
                given.misplaced(output.settings().stream().map(Bindable::key).toList()));
        problems.addAll(Setting.headCountProblems(binder.values()));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; ")));
        }
        return new ReadOptions(output, binder.values());
    }

    private static List<ConfigProblem> pathProblems(Map<String, String> given) {
        boolean hasPath = given.containsKey(ReadSetting.PATH.key());
        if (hasPath && given.containsKey(ReadSetting.PATHS.key())) {
            return List.of(
                    new ConfigProblem("option paths", "given together with the option path; leave one of them out"));
        }
        return hasPath || given.containsKey(ReadSetting.PATHS.key())
                ? List.of()
                : List.of(new ConfigProblem(
                        "option path",
                        "required and missing, expected "
                                + ReadSetting.PATH.type().allowed()));
    }

    /** The requested table, which determines the other options. The binder reports an invalid one. */
    private static Output output(Map<String, String> given) {
        return Output.of(given.get(ReadSetting.OUTPUT.key())).orElse(Output.ROWS);
    }

    Output output() {
        return output;
    }

    /** The directories that contain the head directories. */
    DumpPaths dumps() {
        @SuppressWarnings("unchecked") // read by PathList
        List<String> several = (List<String>) values.get(ReadSetting.PATHS);
        return new DumpPaths(several == null ? List.of((String) values.get(ReadSetting.PATH)) : several);
    }

    VectorForm vectorForm() {
        return VectorForm.valueOf(upper(ReadSetting.VECTOR_TYPE, VectorForm.VECTOR.name()));
    }

    /** The status table has rows of failed heads. */
    FailedHeads failedHeads() {
        return output.table() == OutputTable.STATUS
                ? FailedHeads.SKIP
                : FailedHeads.valueOf(upper(ReadSetting.FAILED_HEADS, FailedHeads.FAIL.name()));
    }

    private String upper(ReadSetting setting, String otherwise) {
        return ((String) values.getOrDefault(setting, otherwise)).toUpperCase(Locale.ROOT);
    }

    /** How the analysis reads each dump. */
    DumpOptions dump(SparkConf spark) {
        return new DumpOptions(
                "",
                new GroupedQueryLayout(
                        number(Setting.NUM_LAYERS), number(Setting.NUM_Q_HEADS), number(Setting.NUM_K_HEADS)),
                new SamplingOptions(number(Setting.MAX_TOKENS_PER_HEAD), (Long) value(Setting.SEED), estimates()),
                output.isOfKeyHeads() ? UnitSize.KEY_HEAD : UnitSize.AUTO,
                ClusterResources.of(spark).memory());
    }

    AnalysisSettings analysis() {
        return new AnalysisSettings(
                number(Setting.NORMALITY_MAX_DIMS),
                (Double) value(Setting.P_ALPHA),
                (Long) value(Setting.SEED),
                number(Setting.NUM_PAIRS_PER_BUCKET),
                SlidingWindowUnit.valueOf(((String) value(Setting.SLIDING_WINDOW_UNIT)).toUpperCase(Locale.ROOT)),
                estimates());
    }

    /** Null unless the requested table has estimates. */
    private EstimateSettings estimates() {
        return output.isEstimate()
                ? EstimateValues.of(this::value, output.table() == OutputTable.BUCKET_ESTIMATES ? Integer.MAX_VALUE : 0)
                : null;
    }

    private int number(Setting setting) {
        return (Integer) value(setting);
    }

    private Object value(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue(""));
    }

    /** The columns of the requested table, preceded by the path of a row's dump if more than one may be read. */
    StructType schema() {
        StructType columns =
                output.isAnalysis() ? AnalysisTable.schema(output.table().table()) : TokenField.schema(vectorForm());
        if (!dumps().areSeveral()) {
            return columns;
        }
        Column dump = HeadIdentity.MODEL_DIR;
        StructType schema = new StructType().add(dump.name(), DataTypes.StringType, false, dump.description());
        for (StructField column : columns.fields()) {
            schema = schema.add(column);
        }
        return schema;
    }

    /** Reads the requested table. */
    ScanBuilder scan() {
        return output.isAnalysis()
                ? new AnalysisScan(
                        this, dump(SparkSession.active().sparkContext().conf()))
                : new TokenScan(this);
    }

    /** For query plans and messages. */
    @Override
    public String toString() {
        return PlasticitySource.FORMAT + " " + output.name() + " of " + dumps();
    }
}
