package plasticity.plots.cli;

import plasticity.config.Bindable;
import plasticity.config.SettingType;

/**
 * A setting of a plot.
 *
 * @param key in YAML; the flag is {@code --key}
 * @param presence whether it can be omitted
 * @param defaultValue null for none
 * @param defaultText the default as {@code --help} shows it
 * @param description one sentence for {@code --help}
 */
record PlotSetting(
        String key, SettingType type, Presence presence, Object defaultValue, String defaultText, String description)
        implements Bindable {
    /** Whether a setting can be omitted. */
    enum Presence {
        REQUIRED,
        OPTIONAL,
        DEFAULT
    }

    static PlotSetting required(String key, SettingType type, String description) {
        return new PlotSetting(key, type, Presence.REQUIRED, null, "", description);
    }

    static PlotSetting optional(String key, SettingType type, String description) {
        return new PlotSetting(key, type, Presence.OPTIONAL, null, "none", description);
    }

    static PlotSetting of(String key, SettingType type, Object defaultValue, String description) {
        return new PlotSetting(key, type, Presence.DEFAULT, defaultValue, defaultValue.toString(), description);
    }

    /** A setting whose default comes from the tables. */
    static PlotSetting derived(String key, SettingType type, String defaultText, String description) {
        return new PlotSetting(key, type, Presence.OPTIONAL, null, defaultText, description);
    }

    boolean isBoolean() {
        return type instanceof BooleanType;
    }

    /** The default or {@code Required.}, for {@code --help}. */
    String presenceText() {
        return presence == Presence.REQUIRED ? "Required." : "Default: " + defaultText + ".";
    }

    @Override
    public boolean isRequired() {
        return presence == Presence.REQUIRED;
    }

    @Override
    public boolean isOptional() {
        return presence == Presence.OPTIONAL;
    }
}
