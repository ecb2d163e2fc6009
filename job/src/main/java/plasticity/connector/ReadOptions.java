package plasticity.connector;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import plasticity.analysis.AnalysisSettings;
import plasticity.config.Bindable;
import plasticity.config.Binder;
import plasticity.config.ConfigProblem;
import plasticity.config.HeadCounts;
import plasticity.config.Secrets;
import plasticity.config.Setting;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.SlidingWindowUnit;
import plasticity.run.Workers;
import plasticity.source.DumpOptions;
import plasticity.source.UnitSize;

/** The options of one read, checked. Names and ranges are those of {@link ReadSetting} and {@link Setting}. */
final class ReadOptions {
    private final Output output;
    private final Map<Bindable, Object> values;

    private ReadOptions(Output output, Map<Bindable, Object> values) {
        this.output = output;
        this.values = values;
    }

    /** @throws IllegalArgumentException with everything that is wrong, in one line */
    static ReadOptions of(CaseInsensitiveStringMap options) {
        Map<String, String> given = new HashMap<>(options);
        given.values().removeIf(Objects::isNull);
        Output output = output(given);
        Binder<Bindable> binder = new Binder<>(output.settings(), PlasticitySource.FORMAT);
        binder.readOptions(given);
        List<ConfigProblem> problems = binder.problems();
        problems.addAll(HeadCounts.problems(binder.values()));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("; ")));
        }
        return new ReadOptions(output, binder.values());
    }

    /** What is asked for, as it decides on the other options; a wrong name is told by the binder. */
    private static Output output(Map<String, String> given) {
        String name = given.get(ReadSetting.OUTPUT.key());
        for (Output output : Output.values()) {
            if (output.optionValue().equals(name)) {
                return output;
            }
        }
        return Output.ROWS;
    }

    Output output() {
        return output;
    }

    /** The directory in which the head directories lie. */
    String path() {
        return (String) values.get(ReadSetting.PATH);
    }

    VectorForm vectorForm() {
        return VectorForm.valueOf(upper(ReadSetting.VECTOR_TYPE, VectorForm.VECTOR.name()));
    }

    /** A table of states has its failed heads as rows. */
    FailedHeads failedHeads() {
        return output == Output.STATUS
                ? FailedHeads.SKIP
                : FailedHeads.valueOf(upper(ReadSetting.FAILED_HEADS, FailedHeads.FAIL.name()));
    }

    private String upper(ReadSetting setting, String otherwise) {
        return ((String) values.getOrDefault(setting, otherwise)).toUpperCase(Locale.ROOT);
    }

    /** What the analysis is to read. */
    DumpOptions dump(SparkConf spark) {
        return new DumpOptions(
                path(),
                new GroupedQueryLayout(
                        number(Setting.NUM_LAYERS), number(Setting.NUM_Q_HEADS), number(Setting.NUM_K_HEADS)),
                number(Setting.MAX_TOKENS_PER_HEAD),
                (Long) value(Setting.SEED),
                UnitSize.AUTO,
                Workers.of(spark).room());
    }

    AnalysisSettings analysis() {
        return new AnalysisSettings(
                number(Setting.MAX_TOKENS_PER_HEAD),
                number(Setting.NORMALITY_MAX_DIMS),
                (Double) value(Setting.P_ALPHA),
                (Long) value(Setting.SEED),
                number(Setting.NUM_PAIRS_PER_BUCKET),
                SlidingWindowUnit.valueOf(((String) value(Setting.SLIDING_WINDOW_UNIT)).toUpperCase(Locale.ROOT)));
    }

    private int number(Setting setting) {
        return (Integer) value(setting);
    }

    private Object value(Setting setting) {
        return values.getOrDefault(setting, setting.otherwise(""));
    }

    /** The table that is asked for. */
    PlasticityTable table() {
        return output == Output.ROWS
                ? new PlasticityTable(this, TokenField.schema(vectorForm()), () -> new TokenScanBuilder(this))
                : new PlasticityTable(this, output.figures().schema(), () -> new FigureScanBuilder(this));
    }

    /** For plans and messages. */
    @Override
    public String toString() {
        return PlasticitySource.FORMAT + " " + output.optionValue() + " of " + Secrets.redact(path());
    }
}
