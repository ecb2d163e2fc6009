package plasticity.plots.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plasticity.config.Setting;
import plasticity.plots.model.BucketFigures;
import plasticity.plots.model.BucketScale;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.PublishedTable;
import plasticity.plots.run.RecordedBuckets;
import plasticity.run.RunManifest;

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
     * Finds the tables by the names that the manifest has for them, or else by those that a run gives them.
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
        } catch (InvalidPathException e) {
            throw new PlotException(directory.resolve(MANIFEST) + ": names a file that cannot be: " + e.getReason());
        }
    }

    private static ReportTables find(Path directory) throws PlotException {
        List<String> notes = new ArrayList<>();
        Optional<RunManifest> run = manifest(directory);
        if (run.isEmpty()) {
            notes.add("There is no " + MANIFEST + " beside the tables, so nothing is known of the run.");
        }
        Path metrics = find(directory, run, Setting.OUTPUT_CSV)
                .orElseThrow(() -> new PlotException("tables: " + directory + " holds no table of heads: neither "
                        + name(run, Setting.OUTPUT_CSV) + " nor one of that name in the other format"));
        ReportTables tables = new ReportTables(
                run,
                metrics,
                find(directory, run, Setting.BUCKET_CSV),
                find(directory, run, Setting.COMPONENT_CSV),
                find(directory, run, Setting.STATUS_CSV),
                notes);
        tables.compareChecksums(directory);
        return tables;
    }

    private static Optional<RunManifest> manifest(Path directory) throws PlotException {
        Path file = directory.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunManifest.read(file));
        } catch (IOException e) {
            String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new PlotException(file + ": is no manifest of a run: " + cause);
        }
    }

    private static Optional<Path> find(Path directory, Optional<RunManifest> run, Setting table) {
        String name = name(run, table);
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        List<String> names = new ArrayList<>(List.of(name));
        SUFFIXES.forEach(suffix -> names.add(stem + suffix));
        return names.stream()
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file's name, without the directory that a run put it into. */
    private static String name(Optional<RunManifest> run, Setting table) {
        String path = run.map(manifest -> manifest.settings().get(table.key()))
                .map(Object::toString)
                .orElseGet(() -> table.otherwise("").toString());
        return PublishedTable.lastOf(path);
    }

    /** Of a set that is whole every table is the one that the manifest tells. */
    private void compareChecksums(Path directory) throws PlotException {
        if (run.isEmpty()) {
            return;
        }
        for (var named : run.get().tables().entrySet()) {
            String name = PublishedTable.nameOf(named);
            Path file = directory.resolve(name);
            if (!Files.isRegularFile(file)) {
                notes.add(MANIFEST + " names " + name + ", which is not here.");
            } else if (!isSame(file, named.getValue())) {
                notes.add(name + " is not the table that " + MANIFEST + " names: it was changed after the run.");
            }
        }
    }

    private static boolean isSame(Path file, RunManifest.Table table) throws PlotException {
        try {
            return table != null && PublishedTable.isSame(file, table);
        } catch (IOException e) {
            throw new PlotException(file + ": cannot be read");
        }
    }

    /**
     * Where the buckets of their table lie.
     *
     * @param figures of {@link #buckets}
     * @return empty where no manifest tells it of this very table
     */
    Optional<BucketScale> scale(BucketFigures figures) throws PlotException {
        try {
            return run.isPresent() && PublishedTable.isListed(buckets.orElseThrow(), run.get())
                    ? RecordedBuckets.of(run.get(), figures)
                    : Optional.empty();
        } catch (IOException e) {
            throw new PlotException(buckets.orElseThrow() + ": cannot be read");
        }
    }
}
