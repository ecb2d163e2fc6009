package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** No output may overwrite another, and the manifest names tables by their file names. */
final class OutputNames {
    private static final List<Setting> TABLES = List.of(Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV);
    private static final List<Setting> OUTPUTS = List.of(
            Setting.OUTPUT_CSV, Setting.BUCKET_CSV, Setting.COMPONENT_CSV, Setting.STATUS_CSV, Setting.RUN_JSON);

    private OutputNames() {}

    static List<ConfigProblem> problems(Map<Setting, Object> values) {
        List<ConfigProblem> problems = new ArrayList<>();
        Map<String, Setting> paths = new HashMap<>();
        Map<String, Setting> names = new HashMap<>();
        for (Setting setting : OUTPUTS) {
            String path = Path.of((String) values.get(setting)).normalize().toString();
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
                "settings", setting.key() + ": names " + what + " as " + other.key() + ", each needs its own");
    }
}
