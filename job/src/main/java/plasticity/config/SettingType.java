package plasticity.config;

/** The type of a setting: parses and validates its values. */
public interface SettingType {
    /** The allowed values for messages: {@code an integer >= 1}. */
    String allowed();

    /**
     * Parses a value that is not null.
     *
     * @throws ValueException if it has the wrong type or is out of range
     */
    Object read(RawValue raw) throws ValueException;
}
