package plasticity.config;

import java.util.function.Function;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;

/** Builds the settings of the estimates from the values of {@link Setting}s. */
public final class EstimateValues {
    private EstimateValues() {}

    /** The default settings of the estimates. */
    public static EstimateSettings defaults() {
        return of(setting -> setting.defaultValue(""), true);
    }

    /**
     * The settings of the estimates.
     *
     * @param values of the settings, defaults included
     * @param hasBuckets whether the estimates by bucket pair are needed
     */
    public static EstimateSettings of(Function<Setting, Object> values, boolean hasBuckets) {
        Double bin = (Double) values.apply(Setting.DISTANCE_BIN);
        return new EstimateSettings(
                new SampleSizes(
                        (Integer) values.apply(Setting.ESTIMATE_QUERIES),
                        (Integer) values.apply(Setting.ESTIMATE_KEYS),
                        (Integer) values.apply(Setting.ESTIMATE_FAR_PAIRS)),
                (Integer) values.apply(Setting.JACKKNIFE_GROUPS),
                bin == null ? Double.NaN : bin,
                hasBuckets);
    }
}
