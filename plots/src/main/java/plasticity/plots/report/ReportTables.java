package plasticity.plots.report;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.config.OutputTable;
import plasticity.config.Setting;
import plasticity.messages.RunException;
import plasticity.plots.model.PlotException;
import plasticity.plots.run.RunTable;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;
import plasticity.tables.HeadMetrics;

/**
 * The tables of a run in one directory.
 *
 * @param run the manifest; missing for tables of the original toolkit
 * @param files the tables that exist, among them the metrics
 * @param notes about missing or invalid files, one sentence each
 */
record ReportTables(Optional<RunManifest> run, Map<OutputTable, Path> files, List<String> notes) {
    /** The tables whose files have their own settings. */
    private static final Map<OutputTable, Setting> SETTINGS = Map.of(
            OutputTable.METRICS, Setting.OUTPUT_CSV,
            OutputTable.BUCKETS, Setting.BUCKET_CSV,
            OutputTable.COMPONENTS, Setting.COMPONENT_CSV,
            OutputTable.STATUS, Setting.STATUS_CSV);

    /** The file of a table, if it exists. */
    Optional<Path> file(OutputTable table) {
        return Optional.ofNullable(files.get(table));
    }

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
        Map<OutputTable, Path> files = new EnumMap<>(OutputTable.class);
        for (OutputTable table : OutputTable.values()) {
            find(directory, run, table).ifPresent(file -> files.put(table, file));
        }
        if (!files.containsKey(OutputTable.METRICS)) {
            throw new PlotException("tables: " + directory + " contains no metrics table: "
                    + notes.stream()
                            .filter(note -> note.startsWith(HeadMetrics.TABLE.name() + ": "))
                            .findFirst()
                            .orElse("neither " + name(run, OutputTable.METRICS)
                                    + " nor the same name in the other format exists"));
        }
        return new ReportTables(run.map(LocalRun::run), files, notes);
    }

    /** The file that the manifest lists or, if it lists none, the one with the name from the settings. */
    private static Optional<Path> find(Path directory, Optional<LocalRun> run, OutputTable output) {
        String table = output.table().name();
        if (run.isPresent() && run.get().run().tables().containsKey(table)) {
            return run.get().table(table).filter(Files::isRegularFile);
        }
        String name = name(run, output);
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return Stream.of(name, stem + ".csv", stem + ".parquet")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** The file name from the settings, without its directory. */
    private static String name(Optional<LocalRun> run, OutputTable output) {
        Setting setting = SETTINGS.get(output);
        if (setting == null) {
            return output.table().name() + ".csv";
        }
        String path = run.map(manifest -> manifest.run().settings().get(setting.key()))
                .map(Object::toString)
                .orElseGet(() -> setting.defaultValue("").toString());
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
