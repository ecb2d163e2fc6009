package plasticity.plots.cli;

import java.util.Locale;
import plasticity.config.RawValue;
import plasticity.config.SettingType;
import plasticity.config.ValueException;

/** A YAML 1.1 boolean; values are {@code Boolean}s. */
record BooleanType() implements SettingType {
    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        if (raw.kind() == RawValue.Kind.BOOLEAN || raw.kind() == RawValue.Kind.FLAG) {
            switch (raw.text().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> {
                    return true;
                }
                case "false", "no", "off" -> {
                    return false;
                }
                default -> {}
            }
        }
        throw ValueException.invalid(raw, allowed());
    }
}
