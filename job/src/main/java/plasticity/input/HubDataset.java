package plasticity.input;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
import plasticity.config.ConfigProblem;
import plasticity.console.Console;
import plasticity.console.DownloadBar;
import plasticity.dump.DirectoryPattern;
import plasticity.heads.GroupedQueryLayout;
import plasticity.hub.Dataset;
import plasticity.hub.DatasetCommit;
import plasticity.hub.HeadFiles;
import plasticity.hub.Hub;
import plasticity.hub.HubEnvironment;
import plasticity.hub.HubException;
import plasticity.hub.ModelDirectory;
import plasticity.hub.Outline;
import plasticity.hub.RepoPath;
import plasticity.hub.Snapshot;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.session.Application;

/** The data set of an analysis that names none on disk: downloaded from the Hub, and on a cluster put where executors read it. */
final class HubDataset {
    private static final int NAMES_SHOWN = 5;

    private final AnalysisConfig config;
    private final Console console;
    private final InstantSource clock;

    HubDataset(AnalysisConfig config, Console console, InstantSource clock) {
        this.config = config;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Sees before any work whether the Hub could be asked, and executors could read what it gives.
     *
     * @throws ConfigException with the setting that is missing or wrong
     */
    static void check(AnalysisConfig config, Application application) throws ConfigException {
        if (!Dataset.isName(config.datasetName())) {
            throw problem(
                    "dataset_name: found \"" + config.datasetName()
                            + "\", which is no data set of the Hub; OWNER/NAME is expected, or dataset_local_root for a dump on disk");
        }
        if (config.datasetCacheDir()
                .filter(place -> place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*"))
                .isPresent()) {
            throw problem(
                    "dataset_cache_dir: is a URI; a directory of this machine is expected, a store goes to dataset_staging");
        }
        if (!application.isLocal() && config.datasetStaging().isEmpty()) {
            throw problem("dataset_staging: missing; executors of " + application.master()
                    + " cannot read what the driver downloads: name a directory or URI that all of them read,"
                    + " or give dataset_local_root");
        }
    }

    private static ConfigException problem(String message) {
        return new ConfigException(List.of(new ConfigProblem("settings", message)));
    }

    /**
     * Brings the files of the layout's heads into the cache and, where {@code dataset_staging} is set, copies them there.
     *
     * @throws RunException when they cannot be had
     */
    DumpRoot bring(GroupedQueryLayout layout, Map<String, String> environment, Configuration hadoop)
            throws RunException {
        Snapshot snapshot = download(layout, environment);
        console.err()
                .println(snapshot.dataset().name() + " at " + snapshot.dataset().revision() + ": commit "
                        + snapshot.commit());
        Optional<String> staging = config.datasetStaging();
        String path = staging.isPresent()
                ? new Staging(staging.get(), hadoop).copy(snapshot, config.downloadMaxWorkers())
                : "file:" + snapshot.directory();
        return DumpRoot.ofHub(path, named(snapshot.dataset(), snapshot.commit()), snapshot.files(), snapshot.others());
    }

    /**
     * The models of the data set that a pattern means, as {@code model_dir} names them, in the order of their paths.
     *
     * @throws RunException when there is none, or neither cache nor Hub tells
     */
    List<String> models(DirectoryPattern pattern, Map<String, String> environment) throws RunException {
        List<RepoPath> models;
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            models =
                    Hub.of(surroundings(environment), bar)
                            .models(dataset(), RepoPath.ofDirectory(pattern.fixedPart()))
                            .stream()
                            .map(ModelDirectory::path)
                            .toList();
        } catch (HubException e) {
            throw new RunException(e.getMessage(), e);
        }
        List<String> matches = models.stream()
                .filter(model -> pattern.matches(model.segments()))
                .map(RepoPath::toString)
                .toList();
        if (matches.isEmpty()) {
            String there =
                    models.stream().limit(NAMES_SHOWN).map(RepoPath::toString).collect(Collectors.joining(", "));
            throw new RunException(OneLine.of(config.datasetName() + " at " + config.datasetRevision()
                    + " has no directory of heads that matches model_dir " + pattern
                    + (there.isEmpty() ? "" : ", but " + there)
                    + (models.size() > NAMES_SHOWN ? ", …" : "")));
        }
        return matches;
    }

    private Snapshot download(GroupedQueryLayout layout, Map<String, String> environment) throws RunException {
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            return Hub.of(surroundings(environment), bar)
                    .download(dataset(), wanted(layout), config.downloadMaxWorkers());
        } catch (HubException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    /**
     * Lays down the footers of the layout's heads, from which a plan can be made without their rows, and tells what an analysis would download.
     *
     * @param target empty directory
     * @throws RunException when they cannot be had
     */
    DumpRoot outline(GroupedQueryLayout layout, Map<String, String> environment, Path target) throws RunException {
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            Outline outline = Hub.of(surroundings(environment), bar)
                    .outline(dataset(), wanted(layout), target, config.downloadMaxWorkers());
            console.out().print(PlanText.ofDownload(outline));
            return DumpRoot.ofHub(
                    "file:" + target, named(outline.dataset(), outline.commit()), outline.files(), outline.others());
        } catch (HubException e) {
            throw new RunException(e.getMessage(), e);
        }
    }

    private Dataset dataset() {
        return new Dataset(config.datasetName(), config.datasetRevision());
    }

    private HeadFiles wanted(GroupedQueryLayout layout) throws HubException {
        return new HeadFiles(RepoPath.ofDirectory(config.modelDir()), layout);
    }

    private static DatasetCommit named(Dataset dataset, String commit) {
        return new DatasetCommit(dataset.name(), dataset.revision(), commit);
    }

    private HubEnvironment surroundings(Map<String, String> environment) throws HubException {
        HubEnvironment found = HubEnvironment.of(environment, Path.of(System.getProperty("user.home")));
        return config.datasetCacheDir().map(Path::of).map(found::withCache).orElse(found);
    }
}
