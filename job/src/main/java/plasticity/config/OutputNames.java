package plasticity.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Checks that no output overwrites another, and that the file names of tables, by which the manifest lists them, are distinct. */
public final class OutputNames {
    /** Outputs whose file name may equal that of another in a different directory. */
    private static final Set<String> SAME_NAME_ALLOWED = Set.of(Setting.STATUS_CSV.key(), Setting.RUN_JSON.key());

    private OutputNames() {}

    /** The problems of one run. */
    static List<ConfigProblem> problems(AnalysisConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, String> paths = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (OutputFile output : config.outputs()) {
            String path = path(output.path());
            String samePath = paths.putIfAbsent(path, output.key());
            String sameName = SAME_NAME_ALLOWED.contains(output.key())
                    ? null
                    : names.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), output.key());
            if (samePath != null) {
                problems.add(problem(output.key(), samePath, "file"));
            } else if (sameName != null) {
                problems.add(problem(output.key(), sameName, "file name"));
            }
        }
        config.combinedCsv()
                .map(combined -> paths.get(path(combined)))
                .ifPresent(samePath -> problems.add(problem(Setting.COMBINED_CSV.key(), samePath, "file")));
        return problems;
    }

    private static ConfigProblem problem(String output, String other, String what) {
        return new ConfigProblem(output + ": same " + what + " as " + other + "; each needs its own");
    }

    /**
     * Checks that the runs that a pattern expands to write distinct files.
     *
     * @throws ConfigException if two runs, or two outputs of one run, have the same file
     */
    public static void requireDistinct(List<AnalysisConfig> runs) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        runs.forEach(run -> problems.addAll(problems(run)));
        problems.addAll(problemsOfAll(
                runs,
                (one, other) -> "the runs of model_dir \"" + runs.get(one).modelDir() + "\" and model_dir \""
                        + runs.get(other).modelDir() + "\" both"));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /**
     * The problems between several runs that are valid by themselves: at most one per setting.
     *
     * @param naming describes two runs for a message, by their indexes from 0
     */
    static List<ConfigProblem> problemsOfAll(List<AnalysisConfig> runs, BiFunction<Integer, Integer, String> naming) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Integer> writers = new HashMap<>();
        List<List<OutputFile>> outputs =
                runs.stream().map(AnalysisConfig::outputs).toList();
        for (String key : outputs.stream()
                .flatMap(List::stream)
                .map(OutputFile::key)
                .distinct()
                .toList()) {
            problem(key, outputs, writers, naming).ifPresent(problems::add);
        }
        boolean isCombined = runs.stream().anyMatch(run -> run.combinedCsv().isPresent());
        Map<String, Integer> models = new HashMap<>();
        for (int run = 0; isCombined && run < runs.size(); run++) {
            String model = runs.get(run).modelDir();
            Integer other = models.putIfAbsent(path(model), run);
            if (other != null) {
                problems.add(new ConfigProblem(naming.apply(other, run) + " have model_dir \""
                        + RawValue.shortened(model) + "\": combined_csv could not distinguish their rows"));
                break;
            }
        }
        return problems;
    }

    /** The first two runs that write the same file with one of their outputs. */
    private static Optional<ConfigProblem> problem(
            String key,
            List<List<OutputFile>> outputs,
            Map<String, Integer> writers,
            BiFunction<Integer, Integer, String> naming) {
        for (int run = 0; run < outputs.size(); run++) {
            for (OutputFile output : outputs.get(run)) {
                Integer other = output.key().equals(key) ? writers.putIfAbsent(path(output.path()), run) : null;
                if (other != null) {
                    return Optional.of(new ConfigProblem(
                            naming.apply(other, run) + " write " + output.path() + ": give each its own " + key
                                    + ", or use a placeholder, such as results/{model_dir}/" + output.usualName()));
                }
            }
        }
        return Optional.empty();
    }

    /** Normalises a path: removes {@code .}, {@code ..} and empty segments. */
    private static String path(String text) {
        boolean isAbsolute = text.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : text.split("/", -1)) {
            if (part.equals("..") && (isAbsolute || !parts.isEmpty()) && !"..".equals(parts.peekLast())) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (isAbsolute ? "/" : "") + String.join("/", parts);
    }
}
