package plasticity.config;

/** What a YAML file or a flag can set. */
public interface Bindable {
    /** The key in YAML and, behind {@code --}, the flag. */
    String key();

    /** What it takes, for messages and documents. */
    String allowed();

    /** Whether it has to be given. */
    boolean isRequired();

    /**
     * The value of what was written; null where null means none or the default.
     *
     * @throws ValueException when it is of another type or out of range
     */
    Object read(RawValue raw) throws ValueException;
}
