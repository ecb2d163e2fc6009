package plasticity.plots.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import plasticity.config.LocalFile;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.PlotException;

/** The values of a plot's settings, with defaults. */
final class Settings {
    private final Map<PlotSetting, Object> values;

    /** @param values of settings that were given */
    Settings(Map<PlotSetting, Object> values) {
        this.values = values;
    }

    Optional<String> optionalText(PlotSetting setting) {
        return Optional.ofNullable((String) value(setting));
    }

    String text(PlotSetting setting) {
        return optionalText(setting).orElseThrow();
    }

    /** @throws PlotException when this JVM cannot use the name */
    Path path(PlotSetting setting) throws PlotException {
        return optionalPath(setting).orElseThrow();
    }

    /** @throws PlotException when this JVM cannot use the name */
    Optional<Path> optionalPath(PlotSetting setting) throws PlotException {
        try {
            return optionalText(setting).map(LocalFile::of);
        } catch (InvalidPathException e) {
            throw new PlotException(setting.key() + ": " + e.getInput() + ": " + e.getReason());
        }
    }

    double number(PlotSetting setting) {
        return optionalNumber(setting).orElseThrow();
    }

    OptionalDouble optionalNumber(PlotSetting setting) {
        Double number = (Double) value(setting);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    OptionalInt optionalInt(PlotSetting setting) {
        Integer whole = (Integer) value(setting);
        return whole == null ? OptionalInt.empty() : OptionalInt.of(whole);
    }

    boolean isOn(PlotSetting setting) {
        return (Boolean) value(setting);
    }

    /** Where the settings put buckets; if only one of the two is given, the other is the original toolkit's default. Empty if none is. */
    Optional<BucketScale> optionalBuckets() {
        Optional<String> type = optionalText(PlotSettings.BUCKET_TYPE);
        OptionalDouble size = optionalNumber(PlotSettings.BUCKET_MIN_SIZE);
        return type.isEmpty() && size.isEmpty()
                ? Optional.empty()
                : Optional.of(new BucketScale.Rule(
                        type.map(BucketScale.Type::of).orElse(BucketScale.Type.UNIFORM), size.orElse(1)));
    }

    Aggregation aggregation() {
        return Aggregation.of(text(PlotSettings.AGG));
    }

    ColourMap colours(PlotSetting setting) {
        return ColourMap.of(text(setting));
    }

    private Object value(PlotSetting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }
}
