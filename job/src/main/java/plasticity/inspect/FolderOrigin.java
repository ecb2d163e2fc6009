package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.config.Setting;
import plasticity.dump.DumpException;
import plasticity.dump.ModelDirectories;
import plasticity.hub.DatasetCommit;
import plasticity.messages.OneLine;

/** A local directory or a Hadoop URI. */
final class FolderOrigin implements DumpOrigin {
    private final String path;
    private final Configuration hadoop;

    /** @param path as the user specified it */
    FolderOrigin(String path, Configuration hadoop) {
        this.path = path;
        this.hadoop = hadoop;
    }

    @Override
    public String name() {
        return path;
    }

    @Override
    public Map<Setting, String> settings() {
        return Map.of(Setting.DATASET_LOCAL_ROOT, path);
    }

    @Override
    public Optional<DatasetCommit> dataset() {
        return Optional.empty();
    }

    @Override
    public List<String> models() throws InspectException {
        try {
            ModelDirectories found = ModelDirectories.in(root(), hadoop);
            return found.isModel() ? List.of("") : found.models();
        } catch (DumpException e) {
            throw new InspectException(e.getMessage(), e);
        }
    }

    @Override
    public Path directory(String modelDir) throws InspectException {
        return ModelDirectories.path(root(), modelDir);
    }

    private Path root() throws InspectException {
        try {
            return new Path(path);
        } catch (IllegalArgumentException e) {
            throw new InspectException("\"" + OneLine.of(path) + "\" is not a valid path or URI: " + OneLine.of(e), e);
        }
    }

    @Override
    public String address(String text) {
        return text;
    }

    @Override
    public void close() {}
}
