package plasticity.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.lease.Lease;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.publish.OutputCommitter;
import plasticity.publish.ReplacementGuard;
import plasticity.session.Application;
import plasticity.storage.FileSum;
import plasticity.storage.StagedFile;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadMetrics;
import plasticity.tables.Row;
import plasticity.tables.StoredTable;
import plasticity.tables.TableFormat;

/**
 * The combined metrics table of all runs of a job, read back from their published tables, in the order of the runs. It is replaced atomically, and
 * left untouched if its content would not change. Only one run's heads are in memory at a time.
 */
record CombinedTable(String target, RunOptions options, Application application) {
    private static final String KEY = Setting.COMBINED_CSV.key();

    /**
     * Checks before any work that the target is reachable and is either absent or such a table.
     *
     * @throws RunException if it is not
     */
    void requireWritable() throws RunException {
        application.connectivity().require(KEY, new Path(target));
        Optional<FileStatus> existing = status();
        if (existing.filter(FileStatus::isDirectory).isPresent()) {
            throw new RunException(KEY + ": " + target + " is a directory, a file is expected");
        }
        if (!options.overwrites()) {
            new ReplacementGuard(application.hadoop()).require(KEY, target, HeadMetrics.COMBINED);
        }
    }

    /** Its path. */
    @Override
    public String toString() {
        return target;
    }

    boolean exists() throws RunException {
        return status().isPresent();
    }

    /**
     * Writes the table unless it exists with the same content.
     *
     * @param runs whose outputs are published
     * @return whether it was written
     * @throws RunException if a run's table cannot be read, or this one cannot be written; an existing one is left untouched
     */
    boolean publish(List<AnalysisConfig> runs) throws RunException {
        if (isUnchanged(sum(runs))) {
            return false;
        }
        try (Lease lease = Lease.acquire(
                        KEY,
                        new Path(target),
                        options.lease(),
                        application.hadoop(),
                        application.console().err(),
                        application.clock());
                OutputCommitter outputs = new OutputCommitter(application.hadoop())) {
            outputs.requireWritable(KEY, target);
            outputs.stage(target, out -> write(runs, out));
            outputs.publish(lease);
        }
        return true;
    }

    private FileSum sum(List<AnalysisConfig> runs) throws RunException {
        try (FileSum.HashingStream counted = new FileSum.HashingStream(OutputStream.nullOutputStream())) {
            write(runs, counted);
            return counted.sum();
        } catch (IOException | UncheckedIOException e) {
            throw new RunException(KEY + ": cannot write " + target + ": " + OneLine.of(e), e);
        }
    }

    private void write(List<AnalysisConfig> runs, OutputStream out) throws IOException {
        TableFormat.of(target).write(HeadMetrics.COMBINED, runs.stream().flatMap(this::rows), out);
    }

    private Stream<Row> rows(AnalysisConfig run) {
        try {
            return StoredTable.read(
                            run.outputCsv(),
                            HadoopInputFile.fromPath(new Path(run.outputCsv()), application.hadoop()),
                            HeadMetrics.TABLE.columns())
                    .rows(HeadMetrics.TABLE)
                    .map(row -> HeadMetrics.COMBINED
                            .row(row)
                            .set(HeadIdentity.MODEL_DIR, run.modelDir())
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isUnchanged(FileSum sum) throws RunException {
        if (status().filter(existing -> existing.isFile() && existing.getLen() == sum.bytes())
                .isEmpty()) {
            return false;
        }
        try (InputStream in = files().open(new Path(target))) {
            return FileSum.of(in, sum.bytes()).equals(sum);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<FileStatus> status() throws RunException {
        try {
            return Optional.of(files().getFileStatus(new Path(target)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private FileSystem files() throws IOException {
        return StagedFile.fileSystem(new Path(target), application.hadoop());
    }

    private RunException unreadable(IOException failure) {
        return new RunException(KEY + ": " + target + " cannot be read: " + OneLine.of(failure), failure);
    }
}
