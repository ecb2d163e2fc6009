package plasticity.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import plasticity.messages.Suggestions;

/** One of several fixed names. A YAML boolean is the name {@code true} or {@code false}. */
public record Choice(List<String> names) implements SettingType {
    public static Choice of(String... names) {
        return new Choice(List.of(names));
    }

    /** One of the constants of an enum, in lower case. */
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
        String text = raw.kind() == RawValue.Kind.BOOLEAN
                ? new BooleanType().read(raw).toString()
                : raw.text();
        if (raw.kind() == RawValue.Kind.OTHER || !names.contains(text)) {
            throw ValueException.invalid(
                    raw,
                    allowed()
                            + Suggestions.closest(text, names)
                                    .map(name -> "; did you mean " + name + "?")
                                    .orElse(""));
        }
        return text;
    }
}
