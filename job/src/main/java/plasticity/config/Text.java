package plasticity.config;

/** Non-blank text. Numbers, booleans and dates must be quoted in YAML, since they may be meant as text or not. */
public record Text() implements SettingType {
    @Override
    public String allowed() {
        return "text";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = of(raw, allowed());
        if (text.isBlank()) {
            throw ValueException.invalid(raw, "non-empty text");
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
