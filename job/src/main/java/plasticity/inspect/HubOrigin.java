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
import plasticity.hub.RepoPath;
import plasticity.hub.ScratchDirectory;
import plasticity.hub.Snapshot;
import plasticity.messages.RunException;

/** A dataset on the Hub. Downloads only footers for {@link Depth#FOOTERS}, complete files into the cache for {@link Depth#ROWS}. */
final class HubOrigin implements DumpOrigin {
    private static final int WORKERS = AnalysisConfig.DOWNLOADS;

    private final Dataset dataset;
    private final Hub hub;
    private final Depth depth;
    private final ScratchDirectory scratch;
    private Snapshot snapshot;

    /** @throws HubException if no temporary directory can be created */
    HubOrigin(Dataset dataset, Hub hub, Depth depth) throws HubException {
        this.dataset = dataset;
        this.hub = hub;
        this.depth = depth;
        this.scratch = new ScratchDirectory();
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
        return Optional.ofNullable(snapshot).map(Snapshot::commit);
    }

    @Override
    public List<String> models() throws RunException {
        try {
            List<String> models =
                    hub.models(RepoPath.ROOT).stream().map(RepoPath::toString).toList();
            return models.contains("") ? List.of("") : models;
        } catch (HubException e) {
            throw notFound(e);
        }
    }

    @Override
    public Path directory(String modelDir) throws RunException {
        try {
            HeadFiles files = HeadFiles.ofAllHeads(RepoPath.ofDirectory(modelDir));
            snapshot = depth == Depth.ROWS ? hub.download(files, WORKERS) : hub.outline(files, scratch.path(), WORKERS);
            return new Path("file:" + snapshot.directory().resolve(modelDir));
        } catch (HubException.Unreachable e) {
            throw notFound(e);
        }
    }

    private RunException notFound(HubException failure) {
        return new RunException(
                "there is no directory " + dataset.name() + "; on the Hub: " + failure.getMessage(), failure);
    }

    /** Addresses have the format of the Python client: {@code hf://datasets/OWNER/NAME@COMMIT/…}. */
    @Override
    public String address(String text) {
        return snapshot == null
                ? text
                : text.replaceAll(
                        "(file:(//)?)?" + Pattern.quote(snapshot.directory().toString()),
                        Matcher.quoteReplacement("hf://datasets/" + dataset.name() + "@"
                                + snapshot.commit().commit()));
    }

    @Override
    public void close() throws HubException {
        scratch.close();
    }
}
