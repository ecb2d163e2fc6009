package plasticity.config;

import java.util.function.Predicate;

/**
 * Text. Numbers, booleans and dates must be quoted in YAML, since they may be meant as text or not.
 *
 * @param expected the allowed values, for the message about text that is not valid
 */
public record Text(String allowed, String expected, Predicate<String> isValid) implements SettingType {
    /** Non-blank text. */
    public Text() {
        this("text", "non-empty text", text -> !text.isBlank());
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = of(raw, allowed);
        if (!isValid.test(text)) {
            throw ValueException.invalid(raw, expected);
        }
        return text;
    }

    /** Returns the text of a scalar that is a string in YAML. */
    static String of(RawValue raw, String allowed) throws ValueException {
        switch (raw.kind()) {
            case FLAG, PLAIN, QUOTED -> {
                if (raw.text().chars().anyMatch(Character::isISOControl)) {
                    throw new ValueException("invalid value " + raw.shown() + ": contains control characters");
                }
                return raw.text();
            }
            case INTEGER, FLOAT, BOOLEAN, TIMESTAMP ->
                throw ValueException.invalid(
                        raw, allowed + "; quote it to mean the text \"" + RawValue.shortened(raw.text()) + "\"");
            default -> throw ValueException.invalid(raw, allowed);
        }
    }
}
