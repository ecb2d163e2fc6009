package plasticity.connector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plasticity.config.Bindable;
import plasticity.config.OutputTable;
import plasticity.config.Setting;

/**
 * What a dump can be read as.
 *
 * @param name in the option {@code output}
 * @param table of the analysis; null for {@link #ROWS}
 */
record Output(String name, OutputTable table) {
    /** One row per token of each captured head, as in the files. */
    static final Output ROWS = new Output("rows", null);

    static final List<Output> ALL = Stream.concat(
                    Stream.of(ROWS),
                    Arrays.stream(OutputTable.values()).map(table -> new Output(table.optionValue(), table)))
            .toList();

    /** The requested table decides what is estimated. */
    private static final Set<Setting> GIVEN_BY_OUTPUT = Set.of(Setting.ESTIMATES, Setting.BUCKET_ESTIMATES);

    private static final List<Setting> OF_ANALYSIS = Stream.concat(
                    Stream.of(Setting.NUM_LAYERS, Setting.NUM_Q_HEADS, Setting.NUM_K_HEADS),
                    Arrays.stream(Setting.values())
                            .filter(Setting::affectsMetrics)
                            .filter(setting -> !GIVEN_BY_OUTPUT.contains(setting)))
            .toList();

    static List<String> names() {
        return ALL.stream().map(Output::name).toList();
    }

    /** @return empty if there is none with this name */
    static Optional<Output> of(String name) {
        return ALL.stream().filter(output -> output.name.equals(name)).findFirst();
    }

    /** Whether it has rows of key heads instead of query heads. */
    boolean isOfKeyHeads() {
        return table == OutputTable.KEY_HEADS;
    }

    boolean isAnalysis() {
        return table != null;
    }

    boolean isEstimate() {
        return isAnalysis() && table.isEstimate();
    }

    /** The options that it accepts. */
    List<Bindable> settings() {
        List<Bindable> settings = new ArrayList<>(List.of(ReadSetting.PATH, ReadSetting.PATHS, ReadSetting.OUTPUT));
        if (isAnalysis()) {
            settings.addAll(OF_ANALYSIS);
        } else {
            settings.add(ReadSetting.VECTOR_TYPE);
        }
        if (isAnalysis() && table != OutputTable.STATUS) {
            settings.add(ReadSetting.FAILED_HEADS);
        }
        return settings;
    }
}
