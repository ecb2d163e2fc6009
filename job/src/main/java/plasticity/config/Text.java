package plasticity.config;

/** Text, not empty. Numbers, truth values and dates have to be quoted in YAML, as what was written may not be what was meant. */
public record Text() implements SettingType {
    @Override
    public String allowed() {
        return "text";
    }

    @Override
    public Object read(RawValue raw) throws ValueException {
        String text = of(raw, allowed());
        if (text.isBlank()) {
            throw ValueException.notAllowed(raw, "text that is not empty");
        }
        return text;
    }

    /** The text of a scalar that YAML takes for text. */
    static String of(RawValue raw, String allowed) throws ValueException {
        switch (raw.kind()) {
            case FLAG, PLAIN, QUOTED -> {
                if (raw.text().chars().anyMatch(Character::isISOControl)) {
                    throw new ValueException("found " + raw.found() + ", which has control characters");
                }
                return raw.text();
            }
            case INTEGER, FLOAT, BOOLEAN, TIMESTAMP ->
                throw new ValueException("found " + raw.found() + ", allowed is " + allowed
                        + "; put it in quotes to mean the text \"" + RawValue.shortened(raw.text()) + "\"");
            default -> throw ValueException.notAllowed(raw, allowed);
        }
    }
}
