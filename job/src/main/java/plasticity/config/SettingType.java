package plasticity.config;

/** What a setting takes, and what is made of it. */
public interface SettingType {
    /** For messages: {@code a whole number of 1 or more}. */
    String allowed();

    /**
     * Reads a value that is not null.
     *
     * @throws ValueException when it is of another type or out of range
     */
    Object read(RawValue raw) throws ValueException;
}
