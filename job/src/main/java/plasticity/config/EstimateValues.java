package plasticity.config;

import java.util.function.Function;
import plasticity.draws.SampleSizes;
import plasticity.estimates.EstimateSettings;

/** Builds the settings of the estimates from the values of {@link Setting}s. */
public final class EstimateValues {
    private EstimateValues() {}

    /** The default settings of the estimates. */
    public static EstimateSettings defaults() {
        return of(setting -> setting.defaultValue(""));
    }

    /**
     * The settings of the estimates.
     *
     * @param values of the settings, defaults included
     */
    public static EstimateSettings of(Function<Setting, Object> values) {
        int maxQueryBuckets =
                switch ((String) values.apply(Setting.BUCKET_ESTIMATES)) {
                    case "true" -> Integer.MAX_VALUE;
                    case "false" -> 0;
                    default -> EstimateSettings.AUTO_QUERY_BUCKETS;
                };
        return of(values, maxQueryBuckets);
    }

    /**
     * The settings of the estimates, with a given value instead of {@code bucket_estimates}.
     *
     * @param values of the settings, defaults included
     * @param maxQueryBuckets see {@link EstimateSettings}
     */
    public static EstimateSettings of(Function<Setting, Object> values, int maxQueryBuckets) {
        Double bin = (Double) values.apply(Setting.DISTANCE_BIN);
        return new EstimateSettings(
                new SampleSizes(
                        (Integer) values.apply(Setting.ESTIMATE_QUERIES),
                        (Integer) values.apply(Setting.ESTIMATE_KEYS),
                        (Integer) values.apply(Setting.ESTIMATE_FAR_PAIRS)),
                (Integer) values.apply(Setting.JACKKNIFE_GROUPS),
                bin == null ? Double.NaN : bin,
                maxQueryBuckets);
    }
}
