package plasticity.connector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plasticity.config.Bindable;
import plasticity.config.Setting;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tasks.HeadOutcome;

/** The tables that a dump can be read as. */
@SuppressWarnings("ImmutableEnumChecker") // lists of columns and of settings are immutable
enum Output {
    /** A row for each token of each captured head, as the files have it. */
    ROWS(null),
    /** A row for each query head. */
    METRICS(new AnalysisTable<>(HeadMetrics.COLUMNS, HeadOutcome::metrics)),
    /** A row for each query head, query bucket and key bucket. */
    BUCKETS(new AnalysisTable<>(BucketRow.COLUMNS, HeadOutcome::buckets)),
    /** A row for each query head and component. */
    COMPONENTS(new AnalysisTable<>(ComponentRow.COLUMNS, HeadOutcome::components)),
    /** A row for each query head, analysed or failed. */
    STATUS(new AnalysisTable<>(HeadStatus.COLUMNS, outcome -> Stream.of(outcome.status())));

    private static final List<Setting> OF_ANALYSIS = Stream.concat(
                    Stream.of(Setting.NUM_LAYERS, Setting.NUM_Q_HEADS, Setting.NUM_K_HEADS),
                    Arrays.stream(Setting.values()).filter(Setting::affectsMetrics))
            .toList();

    private final AnalysisTable<?> figures;

    Output(AnalysisTable<?> figures) {
        this.figures = figures;
    }

    /** What the analysis gives; null for {@link #ROWS}. */
    AnalysisTable<?> figures() {
        return figures;
    }

    /** The options that can be given. */
    List<Bindable> settings() {
        List<Bindable> settings = new ArrayList<>(List.of(ReadSetting.PATH, ReadSetting.PATHS, ReadSetting.OUTPUT));
        if (this == ROWS) {
            settings.add(ReadSetting.VECTOR_TYPE);
        } else {
            settings.addAll(OF_ANALYSIS);
        }
        if (this != ROWS && this != STATUS) {
            settings.add(ReadSetting.FAILED_HEADS);
        }
        return settings;
    }

    String optionValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
