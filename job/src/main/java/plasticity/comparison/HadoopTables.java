package plasticity.comparison;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.publish.PublishedRun;
import plasticity.publish.RunManifest;
import plasticity.storage.StagedFile;
import plasticity.tables.Column;
import plasticity.tables.StoredTable;
import plasticity.tables.Table;
import plasticity.tables.TableException;
import plasticity.tables.TableFormat;

/** The tables of a run on any of Hadoop's file systems. */
public final class HadoopTables implements RunTables {
    private final String location;
    private final Configuration hadoop;
    private final Optional<PublishedRun> run;

    private HadoopTables(String location, Configuration hadoop, Optional<PublishedRun> run) {
        this.location = location;
        this.hadoop = hadoop;
        this.run = run;
    }

    /**
     * Finds a run.
     *
     * @param location path or URI of a manifest, or of a directory with {@code run.json}, or without but with tables under their own names
     * @throws RunException for wrong usage if there is neither; if the store or the manifest cannot be read
     */
    public static HadoopTables at(String location, Configuration hadoop) throws RunException {
        try {
            Path path = new Path(location);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            boolean hasManifest =
                    !files.getFileStatus(path).isDirectory() || files.exists(new Path(path, RunManifest.NAME));
            return new HadoopTables(
                    location, hadoop, hasManifest ? Optional.of(PublishedRun.at(location, hadoop)) : Optional.empty());
        } catch (FileNotFoundException e) {
            throw RunException.usage(
                    location + " does not exist; expected the directory of a run's tables or its " + RunManifest.NAME);
        } catch (IOException | RuntimeException e) {
            throw new RunException(location + ": cannot be read: " + OneLine.of(e), e);
        }
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public Optional<RunManifest> manifest() {
        return run.map(PublishedRun::run);
    }

    @Override
    public Optional<StoredTable> read(Table table, Collection<? extends Column> columns) throws RunException {
        Optional<Path> file = run.isPresent() ? verified(run.get(), table) : unlisted(table);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            FileSystem files = StagedFile.fileSystem(file.get(), hadoop);
            FileStatus status = files.getFileStatus(file.get());
            return Optional.of(
                    StoredTable.read(file.get().toString(), HadoopInputFile.fromStatus(status, hadoop), columns));
        } catch (TableException e) {
            throw RunException.usage(e.getMessage());
        } catch (IOException e) {
            throw new RunException(file.get() + ": cannot be read: " + OneLine.of(e), e);
        }
    }

    private Optional<Path> verified(PublishedRun published, Table table) throws RunException {
        if (!published.run().tables().containsKey(table.name())) {
            return Optional.empty();
        }
        Optional<String> fault = published.fault(table.name());
        if (fault.isPresent()) {
            throw new TableMismatchException(location + ": " + fault.get());
        }
        return published.table(table.name());
    }

    private Optional<Path> unlisted(Table table) throws RunException {
        try {
            for (TableFormat format : TableFormat.values()) {
                Path file = new Path(
                        location + "/" + table.name() + "." + format.name().toLowerCase(Locale.ROOT));
                if (StagedFile.fileSystem(file, hadoop).exists(file)) {
                    return Optional.of(file);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new RunException(location + ": cannot be read: " + OneLine.of(e), e);
        }
    }
}
