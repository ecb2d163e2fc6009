package plasticity.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Checks that no output overwrites another, and that the file names of tables, by which the manifest lists them, are distinct. */
public final class OutputNames {
    /** Every file of a run in the order of messages, tables first. */
    public static final List<Setting> OUTPUTS = List.of(
            Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV, Setting.STATUS_CSV, Setting.RUN_JSON);

    private static final List<Setting> TABLES = List.of(Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV);

    private OutputNames() {}

    /** The problems of one run. */
    static List<ConfigProblem> problems(Map<Setting, Object> values) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Setting> paths = new HashMap<>();
        Map<String, Setting> names = new HashMap<>();
        for (Setting setting : OUTPUTS) {
            String path = path((String) values.get(setting));
            Setting samePath = paths.putIfAbsent(path, setting);
            Setting sameName = TABLES.contains(setting)
                    ? names.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), setting)
                    : null;
            if (samePath != null) {
                problems.add(problem(setting, samePath, "file"));
            } else if (sameName != null) {
                problems.add(problem(setting, sameName, "file name"));
            }
        }
        if (values.get(Setting.COMBINED_CSV) instanceof String combined) {
            Setting samePath = paths.get(path(combined));
            if (samePath != null) {
                problems.add(problem(Setting.COMBINED_CSV, samePath, "file"));
            }
        }
        return problems;
    }

    private static ConfigProblem problem(Setting setting, Setting other, String what) {
        return new ConfigProblem(setting.key() + ": same " + what + " as " + other.key() + "; each needs its own");
    }

    /**
     * Checks that the runs that a pattern expands to write distinct files.
     *
     * @throws ConfigException if two runs, or two outputs of one run, have the same file
     */
    public static void requireDistinct(List<AnalysisConfig> runs) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        runs.forEach(run -> problems.addAll(problems(run.values())));
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
        for (Setting setting : OUTPUTS) {
            for (int run = 0; run < runs.size(); run++) {
                String written = (String) runs.get(run).value(setting);
                Integer other = writers.putIfAbsent(path(written), run);
                if (other != null) {
                    problems.add(new ConfigProblem(
                            naming.apply(other, run) + " write " + written + ": give each its own " + setting.key()
                                    + ", or use a placeholder, such as results/{model_dir}/"
                                    + setting.defaultValue("")));
                    break;
                }
            }
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
