package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import plasticity.config.ModelDirectory;
import plasticity.config.Setting;
import plasticity.hub.DatasetCommit;

/**
 * Which model of which dump.
 *
 * @param root what the user calls the dump
 * @param dataset what that stands for, where it is a data set of the Hub
 * @param settings by which an analysis finds the dump
 * @param modelDir the model's directory in it, empty where root is the model's
 */
record DumpLocation(String root, Optional<DatasetCommit> dataset, Map<Setting, String> settings, String modelDir) {
    private static final int NAMES_SHOWN = 20;

    /**
     * Chooses the model.
     *
     * @param modelDir which model of it; empty where there is but one
     * @return its directory within the dump
     */
    static String modelOf(DumpOrigin origin, String modelDir) throws InspectException {
        if (!modelDir.isEmpty()) {
            requireWithin(modelDir);
            return modelDir.equals(".") ? "" : modelDir;
        }
        List<String> models = origin.models();
        if (models.isEmpty()) {
            throw new InspectException(
                    InspectException.Cause.DUMP,
                    origin.name() + " holds no head directories (lLLhHHq, lLLhHHk), and no directory in it does");
        }
        if (models.size() > 1) {
            throw new InspectException(
                    InspectException.Cause.USAGE,
                    origin.name() + " holds " + models.size() + " models, say which: --model_dir "
                            + models.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                            + (models.size() > NAMES_SHOWN ? ", …" : ""));
        }
        return models.get(0);
    }

    /** As the setting of this name has it, so that what is found can be written as one. */
    private static void requireWithin(String modelDir) throws InspectException {
        if (!ModelDirectory.isWithin(modelDir)) {
            throw new InspectException(
                    InspectException.Cause.USAGE,
                    "--model_dir " + modelDir + ": a directory within DUMP is expected; other paths belong into DUMP");
        }
    }

    /** The last name of the directory: the model's, as a rule. */
    String model() {
        String[] names = (root + "/" + modelDir).split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            if (!names[i].isEmpty() && !names[i].equals(".") && !names[i].equals("..")) {
                return names[i];
            }
        }
        return "model";
    }
}
