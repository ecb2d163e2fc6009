package plasticity.plots.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/**
 * The tables of a run in one directory.
 *
 * @param run the manifest; missing for tables of the original toolkit
 * @param metrics the metrics table
 * @param buckets the bucket table, if it exists
 * @param components the component table, if it exists
 * @param status the status table, if it exists
 * @param notes about missing or invalid files, one sentence each
 */
record ReportTables(
        Optional<RunManifest> run,
        Path metrics,
        Optional<Path> buckets,
        Optional<Path> components,
        Optional<Path> status,
        List<String> notes) {
    /**
     * Finds the tables at the paths in the manifest, or else by the file names in its settings. Notes include the findings of {@code plasticity
     * verify}.
     *
     * @throws PlotException if the directory does not exist, has no metrics table, or its manifest is corrupt
     */
    static ReportTables in(Path directory) throws PlotException {
        if (!Files.isDirectory(directory)) {
            throw new PlotException("tables: " + directory
                    + (Files.exists(directory) ? " is not a directory" : " does not exist")
                    + "; expected the directory of a run's tables");
        }
        try {
            return find(directory);
        } catch (RunException e) {
            throw new PlotException(e.getMessage());
        } catch (IllegalArgumentException e) {
            String reason = e instanceof InvalidPathException path ? path.getReason() : e.getMessage();
            throw new PlotException(
                    directory.resolve(RunTable.MANIFEST) + ": contains an invalid file path: " + reason);
        }
    }

    private static ReportTables find(Path directory) throws PlotException, RunException {
        List<String> notes = new ArrayList<>();
        Path manifest = directory.resolve(RunTable.MANIFEST);
        Optional<LocalRun> run = Files.isRegularFile(manifest) ? Optional.of(LocalRun.at(manifest)) : Optional.empty();
        if (run.isEmpty()) {
            notes.add("There is no " + RunTable.MANIFEST + " next to the tables, so the run's settings are unknown.");
        } else {
            notes.addAll(run.get().faults());
        }
        Optional<Path> metrics = find(directory, run, HeadMetrics.TABLE.name(), Setting.OUTPUT_CSV);
        if (metrics.isEmpty()) {
            throw new PlotException("tables: " + directory + " contains no metrics table: "
                    + notes.stream()
                            .filter(note -> note.startsWith(HeadMetrics.TABLE.name() + ": "))
                            .findFirst()
                            .orElse("neither " + name(run, Setting.OUTPUT_CSV)
                                    + " nor the same name in the other format exists"));
        }
        return new ReportTables(
                run.map(LocalRun::run),
                metrics.get(),
                find(directory, run, HeadBucketPlasticity.TABLE.name(), Setting.BUCKET_CSV),
                find(directory, run, HeadComponentWeights.TABLE.name(), Setting.COMPONENT_CSV),
                find(directory, run, HeadStatus.TABLE.name(), Setting.STATUS_CSV),
                notes);
    }

    /** The file that the manifest lists or, if it lists none, the one with the name from the settings. */
    private static Optional<Path> find(Path directory, Optional<LocalRun> run, String table, Setting setting) {
        if (run.isPresent() && run.get().run().tables().containsKey(table)) {
            return run.get().table(table).filter(Files::isRegularFile);
        }
        String name = name(run, setting);
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return Stream.of(name, stem + ".csv", stem + ".parquet")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file name from the settings, without its directory. */
    private static String name(Optional<LocalRun> run, Setting table) {
        String path = run.map(manifest -> manifest.run().settings().get(table.key()))
                .map(Object::toString)
                .orElseGet(() -> table.defaultValue("").toString());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
