package plasticity.connector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plasticity.config.Bindable;
import plasticity.config.Setting;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Table;

/** The tables as which a dump can be read. */
@SuppressWarnings("ImmutableEnumChecker") // a table is immutable
enum Output {
    /** One row per token of each captured head, as in the files. */
    ROWS(null),
    /** One row per query head. */
    METRICS(HeadMetrics.TABLE),
    /** One row per query head, query bucket and key bucket. */
    BUCKETS(HeadBucketPlasticity.TABLE),
    /** One row per query head and component. */
    COMPONENTS(HeadComponentWeights.TABLE),
    /** One row per query head, analysed or failed. */
    STATUS(HeadStatus.TABLE);

    private static final List<Setting> OF_ANALYSIS = Stream.concat(
                    Stream.of(Setting.NUM_LAYERS, Setting.NUM_Q_HEADS, Setting.NUM_K_HEADS),
                    Arrays.stream(Setting.values()).filter(Setting::affectsMetrics))
            .toList();

    private final Table table;

    Output(Table table) {
        this.table = table;
    }

    /** The table of the analysis; null for {@link #ROWS}. */
    Table table() {
        return table;
    }

    /** The options that it accepts. */
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
