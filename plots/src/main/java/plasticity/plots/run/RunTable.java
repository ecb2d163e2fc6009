package plasticity.plots.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;

/**
 * A table, and the run that wrote it.
 *
 * @param run the manifest in the table's directory; empty if there is none, if it is corrupt, or if it does not list this file with its size and
 *     SHA-256
 */
public record RunTable(Path file, Optional<RunManifest> run) {
    /** The file name of manifests. */
    public static final String MANIFEST = "run.json";

    private static final Set<String> NO_NAMES = Set.of("", ".", "..");

    /** Reads the manifest next to a table. */
    public static RunTable of(Path file) {
        Path manifest = file.resolveSibling(MANIFEST);
        try {
            if (Files.isRegularFile(manifest)) {
                LocalRun run = LocalRun.at(manifest);
                return new RunTable(file, run.lists(file) ? Optional.of(run.run()) : Optional.empty());
            }
        } catch (IOException | RunException | IllegalArgumentException e) {
            // as if there were no manifest
        }
        return new RunTable(file, Optional.empty());
    }

    /**
     * The recorded positions of the table's buckets.
     *
     * @return empty if the run is unknown, if its manifest lacks the position of a query bucket of the table, or if positions do not increase
     */
    public Optional<BucketScale> scale(BucketTable rows) {
        return run.map(RunManifest::buckets).flatMap(buckets -> {
            Map<Integer, Double> means = buckets.meanPositions();
            if (means.containsValue(null) || !Arrays.stream(rows.queryBuckets()).allMatch(means::containsKey)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new BucketScale(means, rule(buckets)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<BucketScale.Rule> rule(RunManifest.Buckets buckets) {
        return Arrays.stream(BucketScale.Type.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(buckets.type()))
                .filter(type -> buckets.minSize() != null)
                .map(type -> new BucketScale.Rule(type, buckets.minSize()))
                .findFirst();
    }

    /** Appends the model's name to a title. */
    public String titled(String title) {
        return titled(title, run.flatMap(RunTable::model));
    }

    /** The title of a difference, this minus another. Appends the models' names if both are known. */
    public String titled(String title, RunTable other) {
        Optional<String> both = run.flatMap(RunTable::model).flatMap(one -> other.run
                .flatMap(RunTable::model)
                .map(another -> one.equals(another) ? one : one + " minus " + another));
        return titled(title, both);
    }

    /** Appends a model's name to a title. */
    public static String titled(String title, Optional<String> model) {
        return title + model.map(name -> " — " + name).orElse("");
    }

    /**
     * The name of a run's model: {@code model_dir}, or if that is the dataset's root the last name in {@code dataset_local_root}, or
     * {@code dataset_name} if that is not set either.
     *
     * @return empty if none of them is a name
     */
    public static Optional<String> model(RunManifest run) {
        return setting(run, Setting.MODEL_DIR)
                .or(() -> run.settings().get(Setting.DATASET_LOCAL_ROOT.key()) == null
                        ? setting(run, Setting.DATASET_NAME)
                        : setting(run, Setting.DATASET_LOCAL_ROOT).flatMap(RunTable::lastName));
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
