package plasticity.plots.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import plasticity.config.Setting;
import plasticity.publish.RunManifest;

/** What a run's model is called. */
public final class ModelName {
    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    private ModelName() {}

    /**
     * {@code model_dir} as it was set. Where that is the dataset's root: the last name of {@code dataset_local_root}, or without one {@code
     * dataset_name}.
     *
     * @return empty where none of them is a name
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
