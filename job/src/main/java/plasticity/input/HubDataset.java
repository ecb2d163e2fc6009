package plasticity.input;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import plasticity.config.AnalysisConfig;
import plasticity.config.ConfigException;
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
import plasticity.hub.RepoPath;
import plasticity.hub.Snapshot;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.session.Application;

/** The Hub dataset of an analysis: downloaded to the local cache and, on a cluster, copied to where executors can read it. */
record HubDataset(AnalysisConfig config, Console console, InstantSource clock) {
    private static final int NAMES_SHOWN = 5;

    /**
     * Checks before any work that the settings allow a download, and that executors can read it.
     *
     * @throws ConfigException with the setting that is missing or invalid
     */
    static void check(AnalysisConfig config, Application application) throws ConfigException {
        if (!Dataset.isName(config.datasetName())) {
            throw problem("dataset_name: invalid value \"" + config.datasetName()
                    + "\": expected OWNER/NAME of a dataset on the Hub; for a dump on disk, set dataset_local_root");
        }
        if (config.datasetCacheDir()
                .filter(directory -> directory.matches("[A-Za-z][A-Za-z0-9+.-]+:.*"))
                .isPresent()) {
            throw problem("dataset_cache_dir: is a URI; expected a local directory (use dataset_staging for a store)");
        }
        if (!application.isLocal() && config.datasetStaging().isEmpty()) {
            throw problem("dataset_staging: missing; executors of " + application.master()
                    + " cannot read what the driver downloads: set a directory or URI that all of them can read,"
                    + " or set dataset_local_root");
        }
    }

    private static ConfigException problem(String message) {
        return new ConfigException("settings", message);
    }

    /**
     * Downloads the files of the layout's heads into the cache and copies them to {@code dataset_staging} if it is set.
     *
     * @throws RunException if the files cannot be obtained or copied
     */
    DumpSource download(GroupedQueryLayout layout, Configuration hadoop) throws RunException {
        Snapshot snapshot;
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            snapshot = hub(bar).download(headFiles(layout), config.downloadMaxWorkers());
        }
        DatasetCommit commit = snapshot.commit();
        console.err().println(commit.name() + " at " + commit.revision() + ": commit " + commit.commit());
        Optional<String> staging = config.datasetStaging();
        String path = staging.isPresent()
                ? new Staging(staging.get(), hadoop).copy(snapshot, config.downloadMaxWorkers())
                : "file:" + snapshot.directory();
        return DumpSource.ofHub(path, snapshot);
    }

    /**
     * The dataset's models that match a pattern, as values of {@code model_dir}, in the order of their paths.
     *
     * @throws RunException if there is none, or neither the cache nor the Hub can list them
     */
    List<String> models(DirectoryPattern pattern) throws RunException {
        List<RepoPath> models;
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            models = hub(bar).models(RepoPath.ofDirectory(pattern.fixedPart()));
        }
        List<String> matches = models.stream()
                .filter(model -> pattern.matches(model.segments()))
                .map(RepoPath::toString)
                .toList();
        if (matches.isEmpty()) {
            String available =
                    models.stream().limit(NAMES_SHOWN).map(RepoPath::toString).collect(Collectors.joining(", "));
            throw new RunException(OneLine.of(config.datasetName() + " at " + config.datasetRevision()
                    + " has no directory of heads that matches model_dir " + pattern
                    + (available.isEmpty() ? "" : ", but " + available)
                    + (models.size() > NAMES_SHOWN ? ", …" : "")));
        }
        return matches;
    }

    /**
     * Downloads only the footers of the layout's heads, which are enough for a plan, and prints what an analysis would download.
     *
     * @param target an empty directory
     * @throws RunException if they cannot be obtained
     */
    DumpSource downloadOutline(GroupedQueryLayout layout, Path target) throws RunException {
        try (DownloadBar bar = new DownloadBar(console, clock)) {
            Snapshot outline = hub(bar).outline(headFiles(layout), target, config.downloadMaxWorkers());
            console.out().print(PlanText.ofDownload(outline));
            return DumpSource.ofHub("file:" + target, outline);
        }
    }

    private Hub hub(DownloadBar bar) throws HubException {
        HubEnvironment defaults = HubEnvironment.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return Hub.of(
                config.datasetCacheDir().map(Path::of).map(defaults::withCache).orElse(defaults),
                new Dataset(config.datasetName(), config.datasetRevision()),
                bar);
    }

    private HeadFiles headFiles(GroupedQueryLayout layout) throws HubException {
        return new HeadFiles(RepoPath.ofDirectory(config.modelDir()), layout);
    }
}
