package plasticity.inspect;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import plasticity.source.DumpException;
import plasticity.source.ModelDirectories;

/**
 * Where a model's head directories lie.
 *
 * @param root the dataset's directory or URI, as it was given
 * @param modelDir the model's directory in it, empty where root is the model's
 */
record DumpPlace(String root, String modelDir) {
    private static final int NAMES_SHOWN = 20;
    private static final Pattern LEAVING = Pattern.compile("[:\\\\]|(^|/)\\.\\.(/|$)");

    /**
     * Looks for the model.
     *
     * @param word what the user calls the dump
     * @param modelDir which model of it; empty where there is but one
     */
    static DumpPlace of(String word, String modelDir, Configuration hadoop) throws InspectException {
        Path root = DumpName.root(word, hadoop);
        if (!modelDir.isEmpty()) {
            requireWithin(modelDir);
            return new DumpPlace(word, modelDir.equals(".") ? "" : modelDir);
        }
        ModelDirectories found = models(root, hadoop);
        if (found.isModel()) {
            return new DumpPlace(word, "");
        }
        List<String> models = found.models();
        if (models.isEmpty()) {
            throw new InspectException(
                    InspectException.Cause.DUMP,
                    root + " holds no head directories (lLLhHHq, lLLhHHk), and no directory in it does");
        }
        if (models.size() > 1) {
            throw new InspectException(
                    InspectException.Cause.USAGE,
                    root + " holds " + models.size() + " models, say which: --model_dir "
                            + models.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                            + (models.size() > NAMES_SHOWN ? ", …" : ""));
        }
        return new DumpPlace(word, models.get(0));
    }

    /** As the setting of this name has it, so that what is found can be written as one. */
    private static void requireWithin(String modelDir) throws InspectException {
        if (modelDir.startsWith("/") || LEAVING.matcher(modelDir).find()) {
            throw new InspectException(
                    InspectException.Cause.USAGE,
                    "--model_dir " + modelDir + ": a directory within DUMP is expected; other paths belong into DUMP");
        }
    }

    private static ModelDirectories models(Path root, Configuration hadoop) throws InspectException {
        try {
            return ModelDirectories.in(root, hadoop);
        } catch (DumpException e) {
            throw new InspectException(e.getMessage(), e);
        }
    }

    /** The directory of the head directories. */
    Path directory() throws InspectException {
        try {
            return modelDir.isEmpty() ? new Path(root) : new Path(new Path(root), modelDir);
        } catch (IllegalArgumentException e) {
            throw new InspectException("--model_dir names no place: " + modelDir, e);
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
