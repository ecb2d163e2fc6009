package plasticity.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** No output may overwrite another, and the manifest names tables by their file names. */
public final class OutputNames {
    /** Every file of a run, the tables first, in the order in which they are told of. */
    public static final List<Setting> OUTPUTS = List.of(
            Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV, Setting.STATUS_CSV, Setting.RUN_JSON);

    private static final List<Setting> TABLES = List.of(Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV);

    private OutputNames() {}

    /** Of one run. */
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
                problems.add(problem(setting, samePath, "the same file"));
            } else if (sameName != null) {
                problems.add(problem(setting, sameName, "a file of the same name"));
            }
        }
        if (values.get(Setting.COMBINED_CSV) instanceof String combined) {
            Setting samePath = paths.get(path(combined));
            if (samePath != null) {
                problems.add(problem(Setting.COMBINED_CSV, samePath, "the same file"));
            }
        }
        return problems;
    }

    private static ConfigProblem problem(Setting setting, Setting other, String what) {
        return new ConfigProblem(
                Binder.SETTINGS, setting.key() + ": names " + what + " as " + other.key() + ", each needs its own");
    }

    /**
     * Sees that runs that wildcards stand for write files of their own.
     *
     * @throws ConfigException when two write the same, or one would overwrite an output by another
     */
    public static void requireApart(List<AnalysisConfig> runs) throws ConfigException {
        List<ConfigProblem> problems = new ArrayList<>();
        runs.forEach(run -> problems.addAll(problems(run.values())));
        problems.addAll(problemsOfAll(
                runs,
                (one, other) -> "the runs of model_dir \"" + runs.get(one).modelDir() + "\" and of model_dir \""
                        + runs.get(other).modelDir() + "\" both"));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }

    /** What two runs are called, by their places from 0. */
    interface Naming {
        String of(int one, int other);
    }

    /** Of several runs together, each of which is sound by itself: a problem for each setting. */
    static List<ConfigProblem> problemsOfAll(List<AnalysisConfig> runs, Naming naming) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Integer> writers = new HashMap<>();
        for (Setting setting : OUTPUTS) {
            for (int run = 0; run < runs.size(); run++) {
                String written = (String) runs.get(run).value(setting);
                Integer other = writers.putIfAbsent(path(written), run);
                if (other != null) {
                    problems.add(new ConfigProblem(
                            Binder.SETTINGS,
                            naming.of(other, run) + " write " + written + ": give each a " + setting.key()
                                    + " of its own, or one with a setting in braces for all, such as"
                                    + " results/{model_dir}/" + setting.otherwise("")));
                    break;
                }
            }
        }
        if (runs.stream().anyMatch(run -> run.combinedCsv().isPresent())) {
            twins(runs)
                    .map(pair -> new ConfigProblem(
                            Binder.SETTINGS,
                            naming.of(pair[0], pair[1]) + " have model_dir \""
                                    + RawValue.shortened(runs.get(pair[1]).modelDir())
                                    + "\": combined_csv cannot tell their rows apart"))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** The first two runs of one model directory, by their places. */
    private static Optional<int[]> twins(List<AnalysisConfig> runs) {
        Map<String, Integer> models = new HashMap<>();
        for (int run = 0; run < runs.size(); run++) {
            Integer other = models.putIfAbsent(path(runs.get(run).modelDir()), run);
            if (other != null) {
                return Optional.of(new int[] {other, run});
            }
        }
        return Optional.empty();
    }

    /** Without {@code .} and {@code ..}, in any locale. */
    private static String path(String written) {
        boolean isAbsolute = written.startsWith("/");
        Deque<String> parts = new ArrayDeque<>();
        for (String part : written.split("/", -1)) {
            if (part.equals("..") && (isAbsolute || !parts.isEmpty()) && !"..".equals(parts.peekLast())) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return (isAbsolute ? "/" : "") + String.join("/", parts);
    }
}
