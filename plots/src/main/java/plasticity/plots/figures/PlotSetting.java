package plasticity.plots.figures;

import plasticity.config.Bindable;
import plasticity.config.BooleanType;
import plasticity.config.SettingType;

/**
 * A setting of a plot.
 *
 * @param key in YAML; the flag is {@code --key}
 * @param defaultValue null for none
 * @param defaultText the default as {@code --help} shows it; null if the setting is required
 * @param description one sentence for {@code --help}
 */
public record PlotSetting(String key, SettingType type, Object defaultValue, String defaultText, String description)
        implements Bindable {
    public static PlotSetting required(String key, SettingType type, String description) {
        return new PlotSetting(key, type, null, null, description);
    }

    public static PlotSetting optional(String key, SettingType type, String description) {
        return derived(key, type, "none", description);
    }

    public static PlotSetting of(String key, SettingType type, Object defaultValue, String description) {
        return new PlotSetting(key, type, defaultValue, defaultValue.toString(), description);
    }

    /** A setting whose default comes from the tables. */
    static PlotSetting derived(String key, SettingType type, String defaultText, String description) {
        return new PlotSetting(key, type, null, defaultText, description);
    }

    /** A setting that is off by default. */
    static PlotSetting flag(String key, String description) {
        return of(key, new BooleanType(), false, description);
    }

    public boolean isBoolean() {
        return type instanceof BooleanType;
    }

    /** The default or {@code Required.}, for {@code --help}. */
    public String presenceText() {
        return isRequired() ? "Required." : "Default: " + defaultText + ".";
    }

    @Override
    public boolean isRequired() {
        return defaultText == null;
    }

    @Override
    public boolean isOptional() {
        return !isRequired() && defaultValue == null;
    }
}
