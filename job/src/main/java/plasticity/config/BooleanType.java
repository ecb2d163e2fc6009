package plasticity.config;

import java.util.Locale;
import java.util.Set;

/** A YAML 1.1 boolean; values are {@code Boolean}s. */
public record BooleanType() implements SettingType {
    private static final Set<String> ON = Set.of("true", "yes", "on");
    private static final Set<String> OFF = Set.of("false", "no", "off");

    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = raw.text().toLowerCase(Locale.ROOT);
        boolean isTyped = raw.kind() == RawValue.Kind.BOOLEAN || raw.kind() == RawValue.Kind.FLAG;
        if (!isTyped || !(ON.contains(text) || OFF.contains(text))) {
            throw ValueException.invalid(raw, allowed());
        }
        return ON.contains(text);
    }
}
