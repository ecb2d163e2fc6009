package plasticity.plots.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.plots.model.BucketFigures;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.PublishedTable;
import plasticity.plots.run.RecordedBuckets;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/**
 * The files of a run in one directory.
 *
 * @param run its manifest; tables of the original toolkit have none
 * @param metrics the table of heads
 * @param buckets the table of bucket pairs, if it is there
 * @param components the table of components, if it is there
 * @param status what became of each head, if it is there
 * @param notes what a reader should know about these files, a sentence each
 */
record ReportTables(
        Optional<RunManifest> run,
        Path metrics,
        Optional<Path> buckets,
        Optional<Path> components,
        Optional<Path> status,
        List<String> notes) {
    private static final String MANIFEST = "run.json";
    private static final List<String> SUFFIXES = List.of(".csv", ".parquet");

    /**
     * Finds the tables at the paths that the manifest has for them, or else by the names that a run gives them. What keeps the set from being
     * whole is a note each, in the words of {@code plasticity verify}.
     *
     * @throws PlotException when there is no such directory, it has no table of heads, or its manifest is damaged
     */
    static ReportTables in(Path directory) throws PlotException {
        if (!Files.isDirectory(directory)) {
            throw new PlotException("tables: " + directory
                    + (Files.exists(directory) ? " is no directory" : " does not exist")
                    + ", the directory of a run's tables is expected");
        }
        try {
            return find(directory);
        } catch (IllegalArgumentException e) {
            String reason = e instanceof InvalidPathException path ? path.getReason() : e.getMessage();
            throw new PlotException(directory.resolve(MANIFEST) + ": names a file that cannot be: " + reason);
        }
    }

    private static ReportTables find(Path directory) throws PlotException {
        List<String> notes = new ArrayList<>();
        Optional<LocalRun> set = set(directory);
        if (set.isEmpty()) {
            notes.add("There is no " + MANIFEST + " beside the tables, so nothing is known of the run.");
        } else {
            notes.addAll(faults(set.get()));
        }
        Optional<Path> metrics = find(directory, set, HeadMetrics.TABLE.name(), Setting.OUTPUT_CSV);
        if (metrics.isEmpty()) {
            throw new PlotException("tables: " + directory + " holds no table of heads: "
                    + notes.stream()
                            .filter(note -> note.startsWith(HeadMetrics.TABLE.name() + ": "))
                            .findFirst()
                            .orElse("neither " + name(set, Setting.OUTPUT_CSV)
                                    + " nor one of that name in the other format"));
        }
        return new ReportTables(
                set.map(LocalRun::run),
                metrics.get(),
                find(directory, set, HeadBucketPlasticity.TABLE.name(), Setting.BUCKET_CSV),
                find(directory, set, HeadComponentWeights.TABLE.name(), Setting.COMPONENT_CSV),
                find(directory, set, HeadStatus.TABLE.name(), Setting.STATUS_CSV),
                notes);
    }

    private static Optional<LocalRun> set(Path directory) throws PlotException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalRun.at(file));
        } catch (RunException e) {
            throw new PlotException(e.getMessage());
        }
    }

    private static List<String> faults(LocalRun set) throws PlotException {
        try {
            return set.faults();
        } catch (RunException e) {
            throw new PlotException(e.getMessage());
        }
    }

    /** The file that the manifest lists; where it lists none, the one that has the name from the settings. */
    private static Optional<Path> find(Path directory, Optional<LocalRun> set, String table, Setting setting) {
        if (set.isPresent() && set.get().run().tables().containsKey(table)) {
            return set.get().table(table).filter(Files::isRegularFile);
        }
        String name = name(set, setting);
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        List<String> names = new ArrayList<>(List.of(name));
        SUFFIXES.forEach(suffix -> names.add(stem + suffix));
        return names.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file's name, without the directory that a run put it into. */
    private static String name(Optional<LocalRun> set, Setting table) {
        String path = set.map(manifest -> manifest.run().settings().get(table.key()))
                .map(Object::toString)
                .orElseGet(() -> table.otherwise("").toString());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The positions of the buckets.
     *
     * @param figures of {@link #buckets}
     * @return empty where no manifest lists this very table
     */
    Optional<BucketScale> scale(BucketFigures figures) {
        return PublishedTable.runOf(buckets.orElseThrow()).flatMap(listed -> RecordedBuckets.of(listed, figures));
    }
}
