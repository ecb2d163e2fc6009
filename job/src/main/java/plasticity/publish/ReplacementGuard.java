package plasticity.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.results.ResultStore;
import plasticity.storage.StagedFile;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/**
 * A run replaces only files that a run wrote: such as its manifest lists, and such as have the columns of the table that is to take their place. An
 * empty file counts as none.
 */
public final class ReplacementGuard {
    /** Whether an output may replace a file that no run wrote. */
    public enum Foreign {
        /** It may not. */
        KEPT,
        /** It may, unless the file is one of the dump. */
        REPLACED
    }

    /** How a manifest begins, without blanks; the second as before there was a format. */
    private static final List<String> MANIFEST_STARTS = List.of("{\"format\":", "{\"version\":");

    private static final int START_BYTES = 200;

    private final Configuration hadoop;

    public ReplacementGuard(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Sees that every file that a run would replace is such a file.
     *
     * @param manifest of the run before, as far as it can be read
     * @throws RunException for wrong usage when one is not
     */
    public void require(AnalysisConfig config, Optional<RunManifest> manifest) throws RunException {
        requireManifest(config.runJson(), manifest);
        Tables tables = new Tables(config.runJson(), manifest);
        tables.require(Setting.OUTPUT_CSV, config.outputCsv(), HeadMetrics.TABLE);
        tables.require(Setting.BUCKET_CSV, config.bucketCsv(), HeadBucketPlasticity.TABLE);
        tables.require(Setting.COMPONENT_CSV, config.componentCsv(), HeadComponentWeights.TABLE);
        tables.require(Setting.STATUS_CSV, config.statusCsv(), HeadStatus.TABLE);
        tables.require(Setting.STATUS_CSV, Publication.failedStatus(config), HeadStatus.TABLE);
    }

    /**
     * The same of a table that no manifest lists.
     *
     * @throws RunException for wrong usage when the file has other columns
     */
    public void require(Setting setting, String target, Table table) throws RunException {
        new Tables(target, Optional.empty()).require(setting, target, table);
    }

    private final class Tables {
        private final String place;
        private final Optional<RunManifest> manifest;

        private Tables(String place, Optional<RunManifest> manifest) {
            this.place = place;
            this.manifest = manifest;
        }

        private void require(Setting setting, String target, Table table) throws RunException {
            try {
                Path path = new Path(target);
                FileSystem files = StagedFile.fileSystem(path, hadoop);
                Optional<FileStatus> file = file(files, path);
                if (file.isPresent()
                        && !isListed(files.makeQualified(path))
                        && !TableFormat.of(target).hasColumns(HadoopInputFile.fromStatus(file.get(), hadoop), table)) {
                    throw RunException.usage(setting.key() + ": " + target
                            + " exists, no manifest of a run lists it, and its columns are not those of this table;"
                            + " name another file, or give --overwrite to replace it");
                }
            } catch (IOException e) {
                throw new RunException(
                        setting.key() + ": " + target + " exists and cannot be read: " + OneLine.of(e), e);
            }
        }

        private boolean isListed(Path target) throws IOException {
            if (manifest.isEmpty()) {
                return false;
            }
            Path qualified = StagedFile.fileSystem(new Path(place), hadoop).makeQualified(new Path(place));
            // Manifests without a format list tables by their names.
            return manifest.get().tables().containsKey(target.getName())
                    || manifest.get().tables().values().stream().anyMatch(table -> isAt(table, qualified, target));
        }

        private boolean isAt(RunManifest.Table table, Path manifestPlace, Path target) {
            try {
                return table != null
                        && table.path() != null
                        && target.equals(qualified(TablePath.resolve(table.path(), manifestPlace)));
            } catch (IllegalArgumentException | IOException e) {
                return false;
            }
        }
    }

    private Path qualified(Path path) throws IOException {
        return StagedFile.fileSystem(path, hadoop).makeQualified(path);
    }

    private void requireManifest(String target, Optional<RunManifest> manifest) throws RunException {
        if (manifest.filter(RunManifest::describesRun).isPresent()) {
            return;
        }
        try {
            Path path = new Path(target);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            Optional<FileStatus> file = file(files, path);
            if (file.isPresent() && (manifest.isPresent() || !isDamagedManifest(files, path))) {
                throw RunException.usage(Setting.RUN_JSON.key() + ": " + target
                        + " exists and is not a run manifest; name another file, or give --overwrite to replace it");
            }
        } catch (IOException e) {
            throw new RunException(
                    Setting.RUN_JSON.key() + ": " + target + " exists and cannot be read: " + OneLine.of(e), e);
        }
    }

    /** By its beginning, or by the results that a run left beside it. */
    private boolean isDamagedManifest(FileSystem files, Path path) throws IOException {
        try (InputStream in = files.open(path)) {
            String start = new String(in.readNBytes(START_BYTES), StandardCharsets.UTF_8).replaceAll("\\s", "");
            if (MANIFEST_STARTS.stream().anyMatch(ours -> start.startsWith(ours) || ours.startsWith(start))) {
                return true;
            }
        }
        return files.exists(ResultStore.directoryOf(files.makeQualified(path)));
    }

    /** Empty where there is none, a directory, or an empty file. */
    private static Optional<FileStatus> file(FileSystem files, Path path) throws IOException {
        try {
            FileStatus status = files.getFileStatus(path);
            return status.isFile() && status.getLen() > 0 ? Optional.of(status) : Optional.empty();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}
