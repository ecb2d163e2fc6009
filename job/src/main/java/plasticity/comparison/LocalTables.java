package plasticity.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import plasticity.messages.RunException;
import plasticity.publish.LocalRun;
import plasticity.publish.RunManifest;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;
import plasticity.tables.TableFormat;

/** The tables of a run on the local disk, read without Hadoop's file systems. */
public final class LocalTables implements RunTables {
    private final Path location;
    private final Optional<LocalRun> run;

    private LocalTables(Path location, Optional<LocalRun> run) {
        this.location = location;
        this.run = run;
    }

    /**
     * Finds a run.
     *
     * @param location a manifest, or a directory with {@code run.json}, or without but with tables under their own names
     * @throws RunException for wrong usage if there is neither; if the manifest cannot be read
     */
    public static LocalTables at(Path location) throws RunException {
        if (!Files.exists(location)) {
            throw RunException.usage(
                    location + " does not exist; expected the directory of a run's tables or its run.json");
        }
        Path manifest = Files.isDirectory(location) ? location.resolve(RunManifest.NAME) : location;
        return new LocalTables(
                location, Files.exists(manifest) ? Optional.of(LocalRun.at(manifest)) : Optional.empty());
    }

    @Override
    public String location() {
        return location.toString();
    }

    @Override
    public Optional<RunManifest> manifest() {
        return run.map(LocalRun::run);
    }

    @Override
    public Optional<StoredTable> read(Table table, Collection<? extends Column> columns) throws RunException {
        Optional<Path> file = run.isPresent() ? verified(run.get(), table) : unlisted(table);
        try {
            return file.isPresent() ? Optional.of(StoredTable.read(file.get(), columns)) : Optional.empty();
        } catch (TableException e) {
            throw RunException.usage(e.getMessage());
        }
    }

    private Optional<Path> verified(LocalRun local, Table table) throws RunException {
        if (!local.run().tables().containsKey(table.name())) {
            return Optional.empty();
        }
        Optional<String> fault = local.fault(table.name());
        if (fault.isPresent()) {
            throw new TableMismatchException(location + ": " + fault.get());
        }
        return local.table(table.name());
    }

    private Optional<Path> unlisted(Table table) {
        for (TableFormat format : TableFormat.values()) {
            Path file = location.resolve(table.name() + "." + format.name().toLowerCase(Locale.ROOT));
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
