package plasticity.config;

/**
 * A problem of a configuration.
 *
 * @param location {@code FILE:LINE}, {@code FILE}, {@code --flag} or {@code settings}
 * @param message one line: the setting, its value and the expected values
 */
public record ConfigProblem(String location, String message) {
    /** A problem that concerns several settings. */
    ConfigProblem(String message) {
        this("settings", message);
    }

    @Override
    public String toString() {
        return location + ": " + message;
    }
}
