package plasticity.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputFile;
import plasticity.config.OutputTable;
import plasticity.config.Setting;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.results.ResultStore;
import plasticity.storage.StagedFile;
import plasticity.tables.HeadStatus;
import plasticity.tables.Table;
import plasticity.tables.TableFormat;

/**
 * Ensures that a run replaces only files that a run wrote: files that its manifest lists, and files with the columns of the table that is to replace
 * them. An empty file counts as absent.
 */
public record ReplacementGuard(Configuration hadoop) {
    /** How a manifest begins, without white space. */
    private static final String MANIFEST_START = "{\"format\":";

    private static final int START_BYTES = 200;

    /**
     * Checks all outputs of a run.
     *
     * @param manifest of the earlier run; empty if there is none, or it cannot be read
     * @throws RunException for wrong usage if an output would replace a foreign file
     */
    public void require(AnalysisConfig config, Optional<RunManifest> manifest) throws RunException {
        requireManifest(config.runJson(), manifest);
        for (OutputTable output : config.tables()) {
            OutputFile file = output.file(config);
            require(file.key(), file.path(), output.table(), config.runJson(), manifest);
        }
        String failedStatus = Publication.failedStatusPath(config);
        require(Setting.STATUS_CSV.key(), failedStatus, HeadStatus.TABLE, config.runJson(), manifest);
    }

    /**
     * Checks a table that no manifest lists.
     *
     * @throws RunException for wrong usage if a file with other columns exists
     */
    public void require(String key, String target, Table table) throws RunException {
        require(key, target, table, target, Optional.empty());
    }

    private void require(String key, String target, Table table, String manifestPath, Optional<RunManifest> manifest)
            throws RunException {
        try {
            Path path = new Path(target);
            FileSystem files = StagedFile.fileSystem(path, hadoop);
            Optional<FileStatus> file = file(files, path);
            if (file.isPresent()
                    && !isListed(files.makeQualified(path), manifestPath, manifest)
                    && !hasColumns(target, file.get(), table)) {
                throw RunException.usage(key + ": " + target
                        + " exists, is not listed in a run manifest, and does not have the columns of this table;"
                        + " choose another path, or pass --overwrite to replace it");
            }
        } catch (IOException e) {
            throw new RunException(key + ": " + target + " exists and cannot be read: " + OneLine.of(e), e);
        }
    }

    private boolean hasColumns(String target, FileStatus file, Table table) throws IOException {
        TableFormat format = TableFormat.of(target);
        HadoopInputFile input = HadoopInputFile.fromStatus(file, hadoop);
        return format.hasColumns(input, table)
                || (table == HeadStatus.TABLE && format.hasColumns(input, HeadStatus.WITHOUT_TEXTS));
    }

    private boolean isListed(Path target, String manifestPath, Optional<RunManifest> manifest) throws IOException {
        Path qualifiedManifest = qualified(new Path(manifestPath));
        return manifest.stream()
                .flatMap(run -> run.tables().values().stream())
                .anyMatch(table -> isAt(table, qualifiedManifest, target));
    }

    private boolean isAt(RunManifest.Table table, Path qualifiedManifest, Path target) {
        try {
            return table != null
                    && table.path() != null
                    && target.equals(qualified(TablePath.resolve(table.path(), qualifiedManifest)));
        } catch (IllegalArgumentException | IOException e) {
            return false;
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
                        + " exists and is not a run manifest; choose another path, or pass --overwrite to replace it");
            }
        } catch (IOException e) {
            throw new RunException(
                    Setting.RUN_JSON.key() + ": " + target + " exists and cannot be read: " + OneLine.of(e), e);
        }
    }

    /** Recognizes a damaged manifest by its first characters, or by a result store next to it. */
    private boolean isDamagedManifest(FileSystem files, Path path) throws IOException {
        try (InputStream in = files.open(path)) {
            String start = new String(in.readNBytes(START_BYTES), StandardCharsets.UTF_8).replaceAll("\\s", "");
            if (start.startsWith(MANIFEST_START) || MANIFEST_START.startsWith(start)) {
                return true;
            }
        }
        return files.exists(ResultStore.directoryOf(files.makeQualified(path)));
    }

    /** Empty if the file does not exist, is empty, or is a directory. */
    private static Optional<FileStatus> file(FileSystem files, Path path) throws IOException {
        try {
            FileStatus status = files.getFileStatus(path);
            return status.isFile() && status.getLen() > 0 ? Optional.of(status) : Optional.empty();
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}
