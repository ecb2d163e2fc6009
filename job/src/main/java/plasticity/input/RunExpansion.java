package plasticity.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigProblem;
import plasticity.config.OutputNames;
import plasticity.config.Setting;
import plasticity.dump.DirectoryPattern;
import plasticity.dump.DumpException;
import plasticity.dump.MatchingModels;
import plasticity.messages.OneLine;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.session.Application;

/** Finds the runs that are listed by wildcards in {@code model_dir}: one for each directory of heads that matches. */
public final class RunExpansion {
    private final Application application;

    private RunExpansion(Application application) {
        this.application = application;
    }

    /** A model's directory, wherever it is listed. */
    private record SpoolRange(String dump, String model) {
        public static SpoolRange of(AnalysisConfig run) {
            return new SpoolRange(
                    run.datasetLocalRoot()
                            .map(root -> root.replaceFirst("(?<=.)/+$", ""))
                            .orElse(run.datasetName() + "@" + run.datasetRevision()),
                    String.join("/", DirectoryPattern.names(run.modelDir())));
        }
    }

    /**
     * Replaces each run with wildcards by the runs that match. A directory that is also listed by its name is that run alone.
     *
     * @param listed at least one; a pattern that matches nothing is a failure of its own
     * @throws ConfigException when a download is not possible with these settings, a pattern is invalid, or two runs would write the same file
     */
    public static ExpandedRuns of(List<AnalysisConfig> listed, Application application) throws ConfigException {
        for (AnalysisConfig run : listed) {
            if (run.datasetLocalRoot().isEmpty()) {
                HubDataset.check(run, application);
            }
        }
        if (listed.stream().noneMatch(AnalysisConfig::isPattern)) {
            return new ExpandedRuns(listed, Map.of());
        }
        RunExpansion search = new RunExpansion(application);
        Set<SpoolRange> named = listed.stream()
                .filter(run -> !run.isPattern())
                .map(SpoolRange::of)
                .collect(Collectors.toSet());
        List<AnalysisConfig> runs = new ArrayList<>();
        Map<String, RunException> failures = new LinkedHashMap<>();
        for (AnalysisConfig run : listed) {
            if (!run.isPattern()) {
                runs.add(run);
                continue;
            }
            try {
                search.models(run).stream()
                        .map(run::of)
                        .filter(one -> !named.contains(SpoolRange.of(one)))
                        .forEach(runs::add);
            } catch (RunException e) {
                failures.put(run.runJson(), e);
            }
        }
        OutputNames.requireApart(runs);
        return new ExpandedRuns(List.copyOf(runs), failures);
    }

    private List<String> models(AnalysisConfig run) throws ConfigException, RunException {
        DirectoryPattern pattern = pattern(run);
        List<String> models = (run.datasetLocalRoot().isPresent()
                        ? local(run.datasetLocalRoot().get(), pattern)
                        : new HubDataset(run, application.console(), application.clock())
                                .models(pattern, System.getenv()))
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
            throw new ConfigException(List.of(new ConfigProblem("settings", "model_dir: " + e.getMessage())));
        }
    }

    private List<String> local(String place, DirectoryPattern pattern) throws RunException {
        try {
            Path root = new Path(place);
            application.connectivity().require(Setting.DATASET_LOCAL_ROOT.key(), root);
            return MatchingModels.in(root, pattern, application.hadoop());
        } catch (IllegalArgumentException e) {
            throw new RunException("dataset_local_root names no place: " + OneLine.of(e), e);
        } catch (DumpException e) {
            throw new RunException(e.getMessage(), e);
        }
    }
}
