package plasticity.inspect;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.config.Setting;
import plasticity.dump.ModelDirectories;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/**
 * A local directory or a Hadoop URI.
 *
 * @param name as the user specified it
 */
record FolderOrigin(String name, Configuration hadoop) implements DumpOrigin {
    @Override
    public Map<Setting, String> settings() {
        return Map.of(Setting.DATASET_LOCAL_ROOT, name);
    }

    @Override
    public List<String> models() throws RunException {
        ModelDirectories found = ModelDirectories.in(directory(""), hadoop);
        return found.isModel() ? List.of("") : found.models();
    }

    @Override
    public Path directory(String modelDir) throws RunException {
        Path root;
        try {
            root = new Path(name);
        } catch (IllegalArgumentException e) {
            throw new RunException("\"" + OneLine.of(name) + "\" is not a valid path or URI: " + OneLine.of(e), e);
        }
        return ModelDirectories.path(root, modelDir);
    }
}
