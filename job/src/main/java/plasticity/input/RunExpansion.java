package plasticity.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.OutputNames;
import plasticity.config.Setting;
import plasticity.dump.DirectoryPattern;
import plasticity.dump.DumpException;
import plasticity.dump.MatchingModels;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.session.Application;

/**
 * The runs of a job after the expansion of wildcards in {@code model_dir} into one run per matching model directory.
 *
 * @param runs in their order, no two of which write the same file
 * @param failures {@code run_json} of a configuration with wildcards → why it could not be expanded, in their order
 */
public record RunExpansion(List<AnalysisConfig> runs, Map<String, RunException> failures) {
    /** Identifies a model directory, however it is written. */
    private record ModelKey(String dump, String model) {
        static ModelKey of(AnalysisConfig run) {
            return new ModelKey(
                    run.datasetLocalRoot()
                            .map(root -> root.replaceFirst("(?<=.)/+$", ""))
                            .orElse(run.datasetName() + "@" + run.datasetRevision()),
                    String.join("/", DirectoryPattern.names(run.modelDir())));
        }
    }

    /**
     * Replaces each run with wildcards by the runs that match. A directory that is also listed without wildcards is only analysed by that run.
     *
     * @param configs at least one; a pattern that matches nothing becomes a failure
     * @throws ConfigException if the settings do not allow a download, a pattern is invalid, or two runs would write the same file
     */
    public static RunExpansion of(List<AnalysisConfig> configs, Application application) throws ConfigException {
        for (AnalysisConfig run : configs) {
            if (run.datasetLocalRoot().isEmpty()) {
                HubDataset.check(run, application);
            }
        }
        if (configs.stream().noneMatch(AnalysisConfig::isPattern)) {
            return new RunExpansion(configs, Map.of());
        }
        Set<ModelKey> listed = configs.stream()
                .filter(run -> !run.isPattern())
                .map(ModelKey::of)
                .collect(Collectors.toSet());
        List<AnalysisConfig> runs = new ArrayList<>();
        Map<String, RunException> failures = new LinkedHashMap<>();
        for (AnalysisConfig run : configs) {
            if (!run.isPattern()) {
                runs.add(run);
                continue;
            }
            try {
                models(run, application).stream()
                        .map(run::withModelDir)
                        .filter(match -> !listed.contains(ModelKey.of(match)))
                        .forEach(runs::add);
            } catch (RunException e) {
                failures.put(run.runJson(), e);
            }
        }
        OutputNames.requireDistinct(runs);
        return new RunExpansion(List.copyOf(runs), failures);
    }

    private static List<String> models(AnalysisConfig run, Application application)
            throws ConfigException, RunException {
        DirectoryPattern pattern = pattern(run);
        List<String> models = (run.datasetLocalRoot().isPresent()
                        ? local(run.datasetLocalRoot().get(), pattern, application)
                        : new HubDataset(run, application.console(), application.clock()).models(pattern))
                .stream().sorted(new NaturalOrder()).toList();
        String last = models.size() == 1 ? "" : " to " + models.get(models.size() - 1);
        application
                .console()
                .err()
                .println(OneLine.of(
                        run.modelDir() + ": " + Plural.of(models.size(), "model") + ", " + models.get(0) + last));
        return models;
    }

    private static DirectoryPattern pattern(AnalysisConfig run) throws ConfigException {
        try {
            return DirectoryPattern.of(run.modelDir());
        } catch (DumpException e) {
            throw new ConfigException("settings", "model_dir: " + e.getMessage());
        }
    }

    private static List<String> local(String path, DirectoryPattern pattern, Application application)
            throws RunException {
        try {
            Path root = new Path(path);
            application.connectivity().require(Setting.DATASET_LOCAL_ROOT.key(), root);
            return MatchingModels.in(root, pattern, application.hadoop());
        } catch (IllegalArgumentException e) {
            throw new RunException("dataset_local_root is not a valid path or URI: " + OneLine.of(e), e);
        }
    }

    /** {@code run_json} of all runs; failures come first. */
    public List<String> names() {
        return Stream.concat(failures.keySet().stream(), runs.stream().map(AnalysisConfig::runJson))
                .toList();
    }

    /** @throws RunException the first failure, if there is one */
    public List<AnalysisConfig> runsOrThrow() throws RunException {
        for (RunException failure : failures.values()) {
            throw failure;
        }
        return runs;
    }
}
