package plasticity.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The settings of an analysis from a YAML file and flags, with every problem told at once. */
public final class ConfigLoader {
    private final Binder<Setting> binder = new Binder<>(Arrays.asList(Setting.values()), "plasticity analyze");

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
        loader.binder.read(file, flags);
        return loader.bind();
    }

    private AnalysisConfig bind() throws ConfigException {
        binder.problems().addAll(HeadCounts.problems(binder.values()));
        Map<Setting, Object> all = withDefaults();
        binder.problems().addAll(OutputNames.problems(all));
        if (!binder.problems().isEmpty()) {
            throw new ConfigException(binder.problems());
        }
        return new AnalysisConfig(all);
    }

    private Map<Setting, Object> withDefaults() {
        Map<Setting, Object> values = binder.values();
        Map<Setting, Object> all = new EnumMap<>(Setting.class);
        String output = (String) values.getOrDefault(Setting.OUTPUT_CSV, Setting.OUTPUT_CSV.otherwise(""));
        String directory = output.substring(0, output.lastIndexOf('/') + 1);
        for (Setting setting : Setting.values()) {
            all.put(setting, values.getOrDefault(setting, setting.otherwise(directory)));
        }
        return all;
    }
}
