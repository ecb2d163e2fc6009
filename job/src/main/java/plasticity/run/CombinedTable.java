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
 * One table of the heads of all runs of a job, from the tables that they published, in the order of the runs. It appears whole, and is not written
 * when it is already there with the same bytes. In memory are the heads of one run at a time.
 */
final class CombinedTable {
    private static final String KEY = Setting.COMBINED_CSV.key();

    private final String target;
    private final RunOptions terms;
    private final Application application;

    CombinedTable(String target, RunOptions terms, Application application) {
        this.target = target;
        this.terms = terms;
        this.application = application;
    }

    /**
     * Sees before any work that its place answers and holds nothing but such a table.
     *
     * @throws RunException when it does not
     */
    void require() throws RunException {
        application.contact().require(KEY, new Path(target));
        Optional<FileStatus> there = status();
        if (there.filter(FileStatus::isDirectory).isPresent()) {
            throw new RunException(KEY + ": " + target + " is a directory, a file is expected");
        }
        if (terms.foreign() == ReplacementGuard.Foreign.KEPT) {
            new ReplacementGuard(application.hadoop()).require(Setting.COMBINED_CSV, target, HeadMetrics.COMBINED);
        }
    }

    /** Its place. */
    @Override
    public String toString() {
        return target;
    }

    /** Whether there is one. */
    boolean exists() throws RunException {
        return status().isPresent();
    }

    /**
     * Writes the table, unless it is there as it is to be.
     *
     * @param runs whose sets are published
     * @return whether it was written
     * @throws RunException when a table of a run cannot be read, or this one not be written; an earlier one stays
     */
    boolean publish(List<AnalysisConfig> runs) throws RunException {
        if (isThere(sum(runs))) {
            return false;
        }
        try (Lease lease = Lease.take(
                        KEY,
                        new Path(target),
                        terms.lease(),
                        application.hadoop(),
                        application.console().err(),
                        application.clock());
                OutputCommitter outputs = new OutputCommitter(application.hadoop())) {
            outputs.require(KEY, target);
            outputs.stage(target, out -> write(runs, out));
            outputs.publish(lease);
        }
        return true;
    }

    private FileSum sum(List<AnalysisConfig> runs) throws RunException {
        try (FileSum.Plural counted = new FileSum.Plural(OutputStream.nullOutputStream())) {
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

    private boolean isThere(FileSum sum) throws RunException {
        if (status().filter(there -> there.isFile() && there.getLen() == sum.bytes())
                .isEmpty()) {
            return false;
        }
        try (InputStream in = files().open(new Path(target))) {
            return FileSum.of(in, sum.bytes()).equals(sum);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Optional<FileStatus> status() throws RunException {
        try {
            return Optional.of(files().getFileStatus(new Path(target)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private FileSystem files() throws IOException {
        return StagedFile.fileSystem(new Path(target), application.hadoop());
    }

    private RunException unreachable(IOException failure) {
        return new RunException(KEY + ": " + target + " cannot be read: " + OneLine.of(failure), failure);
    }
}
