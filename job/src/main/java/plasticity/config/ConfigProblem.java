package plasticity.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param where {@code FILE:LINE}, {@code FILE}, {@code --flag} or {@code settings}
 * @param message names the setting, what was found and what is allowed; one line
 */
public record ConfigProblem(String where, String message) {
    @Override
    public String toString() {
        return where + ": " + message;
    }
}
