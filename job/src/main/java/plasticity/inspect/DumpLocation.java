package plasticity.inspect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plasticity.config.ModelDirectory;
import plasticity.config.Setting;
import plasticity.hub.DatasetCommit;
import plasticity.messages.RunException;

/**
 * Location of a model in a dump.
 *
 * @param root the dump, as the user specified it
 * @param dataset the commit, if the dump is a dataset on the Hub
 * @param settings of an analysis of the dump
 * @param modelDir directory of the model in the dump; empty if it is the root
 */
record DumpLocation(String root, Optional<DatasetCommit> dataset, Map<Setting, String> settings, String modelDir) {
    private static final int MAX_NAMES = 20;

    /**
     * Selects the model.
     *
     * @param modelDir its directory in the dump; empty if there is only one model
     * @return its directory in the dump
     * @throws RunException if there is no model, or several and {@code modelDir} is empty
     */
    static String modelOf(DumpOrigin origin, String modelDir) throws RunException {
        if (!modelDir.isEmpty()) {
            // The rule of the setting, so that it can be written to a configuration.
            if (!ModelDirectory.isWithin(modelDir)) {
                throw RunException.usage(
                        "--model_dir " + modelDir + ": expected a directory within DUMP; pass other paths as DUMP");
            }
            return modelDir.equals(".") ? "" : modelDir;
        }
        List<String> models = origin.models();
        if (models.isEmpty()) {
            throw new RunException(origin.name()
                    + " contains no head directories (lLLhHHq, lLLhHHk), and neither do its subdirectories");
        }
        if (models.size() > 1) {
            throw RunException.usage(
                    origin.name() + " contains " + models.size() + " models, select one with --model_dir: "
                            + models.stream().limit(MAX_NAMES).collect(Collectors.joining(", "))
                            + (models.size() > MAX_NAMES ? ", …" : ""));
        }
        return models.get(0);
    }

    /** The last name of the path, usually that of the model. */
    String model() {
        return Arrays.stream((root + "/" + modelDir).split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .reduce("model", (before, name) -> name);
    }
}
