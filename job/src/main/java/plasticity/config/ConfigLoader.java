package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds a YAML file and flags to the settings, strictly: whatever is not understood is a problem, and all problems are told at once. */
public final class ConfigLoader {
    private static final String SETTINGS = "settings";

    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<Setting, String> places = new EnumMap<>(Setting.class);
    private final List<ConfigProblem> problems = new ArrayList<>();
    /** Nobody knows then what is missing. */
    private boolean isFileUnread;

    private ConfigLoader() {}

    /**
     * Reads the settings.
     *
     * @param file the YAML file, if there is one
     * @param flags setting key → text as typed; a flag wins over the file
     * @throws ConfigException with every problem of file and flags
     */
    public static AnalysisConfig load(Optional<Path> file, Map<String, String> flags) throws ConfigException {
        ConfigLoader loader = new ConfigLoader();
        if (file.isPresent()) {
            try {
                loader.readFile(file.get());
            } catch (ConfigException e) {
                loader.problems.addAll(e.problems());
                loader.isFileUnread = true;
            }
        }
        flags.forEach((key, text) -> loader.read("--" + key, "", key, new RawValue(text, RawValue.Kind.FLAG)));
        return loader.bind();
    }

    private void readFile(Path file) throws ConfigException {
        if (file.toString().isEmpty()) {
            problems.add(new ConfigProblem("--config", "found the text \"\", allowed is a path"));
            return;
        }
        Map<String, Integer> lines = new HashMap<>();
        for (YamlFile.Entry entry : YamlFile.read(file)) {
            String place = file + ":" + entry.line();
            Integer earlier = lines.putIfAbsent(entry.key(), entry.line());
            if (earlier != null) {
                problems.add(new ConfigProblem(
                        place,
                        RawValue.shortened(entry.key()) + ": stands here a second time, first in line " + earlier));
            } else {
                read(place, entry.key() + ": ", entry.key(), entry.value());
            }
        }
    }

    private void read(String place, String prefix, String key, RawValue raw) {
        Optional<Setting> setting = Setting.of(key);
        if (setting.isEmpty()) {
            String hint = Setting.nearestKey(key)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("; plasticity analyze --help lists them all");
            problems.add(new ConfigProblem(place, RawValue.shortened(key) + ": no such setting" + hint));
            return;
        }
        places.put(setting.get(), place);
        try {
            Object value = setting.get().read(raw);
            if (value == null) {
                values.remove(setting.get());
            } else {
                values.put(setting.get(), value);
            }
        } catch (ValueException e) {
            problems.add(new ConfigProblem(place, prefix + e.getMessage()));
        }
    }

    private AnalysisConfig bind() throws ConfigException {
        for (Setting setting : Setting.values()) {
            if (!isFileUnread && setting.isRequired() && !places.containsKey(setting)) {
                problems.add(new ConfigProblem(
                        SETTINGS,
                        setting.key() + ": required and missing; add it to the file or give --" + setting.key() + " ("
                                + setting.allowed() + ")"));
            }
        }
        checkHeads();
        Map<Setting, Object> all = withDefaults();
        problems.addAll(OutputNames.problems(all));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new AnalysisConfig(all);
    }

    private Map<Setting, Object> withDefaults() {
        Map<Setting, Object> all = new EnumMap<>(Setting.class);
        String output = (String) values.getOrDefault(Setting.OUTPUT_CSV, Setting.OUTPUT_CSV.otherwise(""));
        String directory = output.substring(0, output.lastIndexOf('/') + 1);
        for (Setting setting : Setting.values()) {
            all.put(setting, values.getOrDefault(setting, setting.otherwise(directory)));
        }
        return all;
    }

    private void checkHeads() {
        Object queries = values.get(Setting.NUM_Q_HEADS);
        Object keys = values.get(Setting.NUM_K_HEADS);
        if (queries instanceof Integer q && keys instanceof Integer k && q % k != 0) {
            problems.add(new ConfigProblem(
                    SETTINGS, "num_q_heads: found " + q + ", allowed is a multiple of num_k_heads, which is " + k));
        }
    }
}
