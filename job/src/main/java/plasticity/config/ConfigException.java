package plasticity.config;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown for an invalid configuration, with all its problems. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigProblem> problems;

    /** @param problems at least one */
    public ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** With a single problem; see {@link ConfigProblem}. */
    public ConfigException(String location, String message) {
        this(List.of(new ConfigProblem(location, message)));
    }

    /** At least one: of the file in its order, then of the flags, then of settings that contradict each other. */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
