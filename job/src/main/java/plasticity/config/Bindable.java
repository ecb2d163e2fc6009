package plasticity.config;

/** A setting that a YAML file, a flag or a Spark option can set. */
public interface Bindable {
    /** The key in YAML; with {@code --} in front, the flag. */
    String key();

    SettingType type();

    /** Whether it must be set. */
    boolean isRequired();

    /** Whether it may be without a value, which a flag expresses as {@code none} or {@code null}. */
    boolean isOptional();

    /** The allowed values, for messages and documentation. */
    default String allowed() {
        return type().allowed();
    }

    /**
     * Parses a value; returns null if null was written and means no value or the default.
     *
     * @throws ValueException if it has the wrong type or is out of range
     */
    default Object read(RawValue raw) throws ValueException {
        boolean isNull = raw.kind() == RawValue.Kind.NULL
                || (raw.kind() == RawValue.Kind.FLAG
                        && isOptional()
                        && (raw.text().equalsIgnoreCase("null") || raw.text().equalsIgnoreCase("none")));
        return isNull && !isRequired() ? null : type().read(raw);
    }
}
