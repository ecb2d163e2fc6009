package plasticity.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads the settings of one or several analyses from YAML and flags, and reports all problems at once. */
public final class ConfigLoader {
    private final Binder<Setting> binder = new Binder<>(Arrays.asList(Setting.values()), "plasticity analyze");

    private ConfigLoader() {}

    /**
     * Reads the settings of one analysis.
     *
     * @param file the YAML file, if any
     * @param flags text by setting key; flags override the file
     * @throws ConfigException with all problems of file and flags
     */
    public static AnalysisConfig load(Optional<Path> file, Map<String, String> flags) throws ConfigException {
        ConfigLoader loader = new ConfigLoader();
        loader.binder.read(file, flags);
        return loader.bind();
    }

    /**
     * Reads the settings of all analyses in the list {@code runs} of the file or in a second file; of a single one if there is no list. Each may
     * be a pattern, see {@link AnalysisConfig#isPattern}.
     *
     * @param file the YAML file with the settings that the runs share, if any
     * @param runs the YAML file that lists the runs, if any
     * @param flags text by setting key; flags override the files in every run
     * @return at least one; no two write the same file
     * @throws ConfigException with all problems of files and flags
     */
    public static List<AnalysisConfig> loadAll(Optional<Path> file, Optional<Path> runs, Map<String, String> flags)
            throws ConfigException {
        Optional<RunList> list = RunList.read(file, runs);
        if (list.isEmpty()) {
            return List.of(load(file, flags));
        }
        List<AnalysisConfig> configs = new ArrayList<>();
        // A set, so that problems of shared settings are reported once.
        Set<ConfigProblem> problems = new LinkedHashSet<>(list.get().problems());
        for (List<YamlFile.Entry> run : list.get().runs()) {
            ConfigLoader loader = new ConfigLoader();
            file.ifPresent(path -> loader.binder.read(path, list.get().common()));
            loader.binder.read(list.get().file(), run);
            loader.binder.readFlags(flags);
            try {
                configs.add(loader.bind());
            } catch (ConfigException e) {
                problems.addAll(e.problems());
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(OutputNames.problemsOfAll(
                    configs, (one, other) -> "runs " + (one + 1) + " and " + (other + 1) + " both"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(List.copyOf(problems));
        }
        return List.copyOf(configs);
    }

    private AnalysisConfig bind() throws ConfigException {
        binder.problems().addAll(Setting.headCountProblems(binder.values()));
        Map<Setting, Object> all = withDefaults();
        binder.problems().addAll(OutputPattern.problems(all));
        AnalysisConfig config = new AnalysisConfig(all);
        binder.problems().addAll(OutputNames.problems(config));
        if (!binder.problems().isEmpty()) {
            throw new ConfigException(binder.problems());
        }
        return config;
    }

    private Map<Setting, Object> withDefaults() {
        Map<Setting, Object> values = binder.values();
        Map<Setting, Object> all = new EnumMap<>(Setting.class);
        String output = (String) values.getOrDefault(Setting.OUTPUT_CSV, Setting.OUTPUT_CSV.defaultValue(""));
        String directory = output.substring(0, output.lastIndexOf('/') + 1);
        for (Setting setting : Setting.values()) {
            all.put(setting, values.getOrDefault(setting, setting.defaultValue(directory)));
        }
        return all;
    }
}
