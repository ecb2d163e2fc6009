package plasticity.config;

/** What a YAML file or a flag can set. */
public interface Bindable {
    /** The key in YAML and, behind {@code --}, the flag. */
    String key();

    SettingType type();

    /** Whether it has to be given. */
    boolean isRequired();

    /** Whether it may have no value at all, which a flag says by {@code none} or {@code null}. */
    boolean isOptional();

    /** What it takes, for messages and documents. */
    default String allowed() {
        return type().allowed();
    }

    /**
     * The value of what was written; null where null means none or the default.
     *
     * @throws ValueException when it is of another type or out of range
     */
    default Object read(RawValue raw) throws ValueException {
        boolean isNull = raw.kind() == RawValue.Kind.NULL
                || (raw.kind() == RawValue.Kind.FLAG
                        && isOptional()
                        && (raw.text().equalsIgnoreCase("null") || raw.text().equalsIgnoreCase("none")));
        return isNull && !isRequired() ? null : type().read(raw);
    }
}
