package plasticity.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plasticity.messages.Suggestions;

/** One of a few names. */
public record Choice(List<String> names) implements SettingType {
    /** One of these. */
    public static Choice of(String... names) {
        return new Choice(List.of(names));
    }

    /** One of the constants of an enum, in small letters. */
    public static Choice of(Class<? extends Enum<?>> constants) {
        return new Choice(Arrays.stream(constants.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    @Override
    public String allowed() {
        return String.join(" or ", names);
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        if (raw.kind() == RawValue.Kind.OTHER || !names.contains(raw.text())) {
            throw new ValueException("found " + raw.found() + ", allowed is " + allowed()
                    + Suggestions.to(raw.text(), names)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse(""));
        }
        return raw.text();
    }
}
