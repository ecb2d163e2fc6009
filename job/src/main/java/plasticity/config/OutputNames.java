package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No output may overwrite another, and the manifest names tables by their file names. */
final class OutputNames {
    static final List<Setting> OUTPUTS = List.of(
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
        return problems;
    }

    private static ConfigProblem problem(Setting setting, Setting other, String what) {
        return new ConfigProblem(
                Binder.SETTINGS, setting.key() + ": names " + what + " as " + other.key() + ", each needs its own");
    }

    /** Of several runs together, each of which is sound by itself: a problem for each setting. */
    static List<ConfigProblem> problemsOfAll(List<AnalysisConfig> runs) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Integer> writers = new HashMap<>();
        for (Setting setting : OUTPUTS) {
            for (int run = 0; run < runs.size(); run++) {
                String written = (String) runs.get(run).value(setting);
                Integer other = writers.putIfAbsent(path(written), run);
                if (other != null) {
                    problems.add(new ConfigProblem(
                            Binder.SETTINGS,
                            "runs " + (other + 1) + " and " + (run + 1) + " both write " + written + ": give each a "
                                    + setting.key() + " of its own, or one with a setting in braces for all, such as"
                                    + " results/{model_dir}/" + setting.otherwise("")));
                    break;
                }
            }
        }
        return problems;
    }

    private static String path(String written) {
        return Path.of(written).normalize().toString();
    }
}
