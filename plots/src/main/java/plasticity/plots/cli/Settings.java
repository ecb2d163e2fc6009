package plasticity.plots.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import plasticity.config.FileNames;
import plasticity.plots.model.Aggregation;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.ColourMap;
import plasticity.plots.model.PlotException;

/** The values of a plot's settings, including defaults. */
final class Settings {
    private final Map<PlotSetting, Object> values;

    /** @param values of the settings that the user specified */
    Settings(Map<PlotSetting, Object> values) {
        this.values = values;
    }

    Optional<String> optionalText(PlotSetting setting) {
        return Optional.ofNullable((String) value(setting));
    }

    String text(PlotSetting setting) {
        return optionalText(setting).orElseThrow();
    }

    /** @throws PlotException if the text is not a valid path */
    Path path(PlotSetting setting) throws PlotException {
        return optionalPath(setting).orElseThrow();
    }

    /** @throws PlotException if the text is not a valid path */
    Optional<Path> optionalPath(PlotSetting setting) throws PlotException {
        try {
            return optionalText(setting).map(FileNames::path);
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
        Integer number = (Integer) value(setting);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    boolean isOn(PlotSetting setting) {
        return (Boolean) value(setting);
    }

    /** The bucket positions according to the settings; empty if none is set. If only one is set, the other has the original toolkit's default. */
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
