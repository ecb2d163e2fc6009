package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.hub.Dataset;
import plasticity.hub.DatasetCommit;
import plasticity.hub.HeadFiles;
import plasticity.hub.Hub;
import plasticity.hub.HubException;
import plasticity.hub.ModelDirectory;
import plasticity.hub.RepoPath;
import plasticity.hub.ScratchDirectory;
import plasticity.hub.UnreachableException;

/** A dataset on the Hub. Downloads only footers for {@link Depth#FOOTERS}, complete files into the cache for {@link Depth#ROWS}. */
final class HubOrigin implements DumpOrigin {
    private static final int WORKERS = AnalysisConfig.DOWNLOADS;

    private final Dataset dataset;
    private final Hub hub;
    private final Depth depth;
    private final ScratchDirectory scratch;
    private DatasetCommit commit;
    private java.nio.file.Path root;

    /** @throws InspectException if no temporary directory can be created */
    HubOrigin(Dataset dataset, Hub hub, Depth depth) throws InspectException {
        this.dataset = dataset;
        this.hub = hub;
        this.depth = depth;
        try {
            this.scratch = new ScratchDirectory();
        } catch (HubException e) {
            throw new InspectException(e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return dataset.name();
    }

    @Override
    public Map<Setting, String> settings() {
        return Map.of(Setting.DATASET_NAME, dataset.name(), Setting.DATASET_REVISION, dataset.revision());
    }

    @Override
    public Optional<DatasetCommit> dataset() {
        return Optional.ofNullable(commit);
    }

    @Override
    public List<String> models() throws InspectException {
        try {
            List<String> models = hub.models(dataset).stream()
                    .map(ModelDirectory::path)
                    .map(RepoPath::toString)
                    .toList();
            return models.contains("") ? List.of("") : models;
        } catch (HubException e) {
            throw notFound(e);
        }
    }

    @Override
    public Path directory(String modelDir) throws InspectException {
        try {
            HeadFiles files = HeadFiles.ofAllHeads(RepoPath.ofDirectory(modelDir));
            root = depth == Depth.ROWS ? download(files) : outline(files);
            return new Path("file:" + root.resolve(modelDir));
        } catch (UnreachableException e) {
            throw notFound(e);
        } catch (HubException e) {
            throw new InspectException(e.getMessage(), e);
        }
    }

    private InspectException notFound(HubException failure) {
        return new InspectException(
                "there is no directory " + dataset.name() + "; on the Hub: " + failure.getMessage(), failure);
    }

    /** Addresses have the format of the Python client: {@code hf://datasets/OWNER/NAME@COMMIT/…}. */
    @Override
    public String address(String text) {
        return commit == null
                ? text
                : text.replaceAll(
                        "(file:(//)?)?" + Pattern.quote(root.toString()),
                        Matcher.quoteReplacement("hf://datasets/" + commit.name() + "@" + commit.commit()));
    }

    private java.nio.file.Path download(HeadFiles files) throws HubException {
        var snapshot = hub.download(dataset, files, WORKERS);
        commit = new DatasetCommit(dataset.name(), dataset.revision(), snapshot.commit());
        return snapshot.directory();
    }

    private java.nio.file.Path outline(HeadFiles files) throws HubException {
        var outline = hub.outline(dataset, files, scratch.path(), WORKERS);
        commit = new DatasetCommit(dataset.name(), dataset.revision(), outline.commit());
        return outline.directory();
    }

    @Override
    public void close() throws InspectException {
        try {
            scratch.close();
        } catch (HubException e) {
            throw new InspectException(e.getMessage(), e);
        }
    }
}
