package plasticity.plots.cli;

import plasticity.config.Bindable;
import plasticity.config.SettingType;

/**
 * A setting of a plot.
 *
 * @param key in YAML and, behind {@code --}, the flag
 * @param presence whether it can be left out
 * @param defaultValue its value where it is left out, null for none
 * @param defaultText what {@code --help} says of that
 * @param description a sentence for {@code --help}
 */
record PlotSetting(
        String key, SettingType type, Presence presence, Object defaultValue, String defaultText, String description)
        implements Bindable {
    /** Whether a setting can be left out. */
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

    /** One whose default comes from the tables. */
    static PlotSetting derived(String key, SettingType type, String defaultText, String description) {
        return new PlotSetting(key, type, Presence.OPTIONAL, null, defaultText, description);
    }

    boolean isBoolean() {
        return type instanceof BooleanType;
    }

    /** For {@code --help}. */
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
