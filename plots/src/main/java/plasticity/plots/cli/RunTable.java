package plasticity.plots.cli;

import java.nio.file.Path;
import java.util.Optional;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.BucketTable;
import plasticity.plots.run.ModelName;
import plasticity.plots.run.PublishedTable;
import plasticity.plots.run.RecordedBuckets;
import plasticity.publish.RunManifest;

/**
 * A table to draw.
 *
 * @param run the run that wrote it, if the {@code run.json} next to it lists it
 */
record RunTable(Path file, Optional<RunManifest> run) {
    static RunTable of(Path file) {
        return new RunTable(file, PublishedTable.runOf(file));
    }

    /** The name of the run's model. */
    Optional<String> model() {
        return run.flatMap(ModelName::of);
    }

    /** The positions of the table's buckets: from the settings, else from the run's manifest, else only their numbers. */
    BucketScale scale(BucketTable buckets, Settings settings) {
        return settings.optionalBuckets()
                .or(() -> run.flatMap(recorded -> RecordedBuckets.of(recorded, buckets)))
                .orElseGet(BucketScale.Numbers::new);
    }

    /** Appends the model's name to a title. */
    String titled(String title) {
        return titled(title, model());
    }

    /** The title of a difference, this minus another. Appends the models' names if both are known. */
    String titled(String title, RunTable other) {
        Optional<String> both = model().flatMap(
                        one -> other.model().map(another -> one.equals(another) ? one : one + " minus " + another));
        return titled(title, both);
    }

    static String titled(String title, Optional<String> model) {
        return title + model.map(name -> " — " + name).orElse("");
    }
}
