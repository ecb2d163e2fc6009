package plasticity.plots.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import plasticity.config.Setting;
import plasticity.publish.RunManifest;

/** Derives the name of a run's model from its settings. */
public final class ModelName {
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private ModelName() {}

    /**
     * Returns {@code model_dir}. If that is the dataset's root: the last name in {@code dataset_local_root}, or {@code dataset_name} if that is
     * not set either.
     *
     * @return empty if none of them is a name
     */
    public static Optional<String> of(RunManifest run) {
        return setting(run, Setting.MODEL_DIR)
                .or(() -> run.settings().get(Setting.DATASET_LOCAL_ROOT.key()) == null
                        ? setting(run, Setting.DATASET_NAME)
                        : setting(run, Setting.DATASET_LOCAL_ROOT).flatMap(ModelName::lastName));
    }

    private static Optional<String> setting(RunManifest run, Setting setting) {
        return Optional.ofNullable(run.settings().get(setting.key()))
                .map(value -> value.toString().strip())
                .filter(text -> !NO_NAMES.contains(text));
    }

    private static Optional<String> lastName(String path) {
        return Arrays.stream(path.split("/"))
                .filter(name -> !name.isBlank())
                .reduce((first, second) -> second)
                .filter(name -> !NO_NAMES.contains(name));
    }
}
