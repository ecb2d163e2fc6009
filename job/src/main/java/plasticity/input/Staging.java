package plasticity.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.hub.HubException;
import plasticity.hub.HubFile;
import plasticity.hub.InParallel;
import plasticity.hub.Snapshot;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;
import plasticity.storage.StagedFile;

/**
 * A directory that all executors can read, into which the driver copies dataset commits: {@code STAGING/datasets--OWNER--NAME/COMMIT/PATH}.
 *
 * @param directory path or URI, the value of {@code dataset_staging}
 */
record Staging(String directory, Configuration hadoop) {
    /**
     * Copies the missing files. An existing file of the same size is kept because the content of a commit never changes.
     *
     * @param workers number of concurrent copies
     * @return the commit's directory
     * @throws RunException if the directory cannot be written
     */
    String copy(Snapshot snapshot, int workers) throws RunException {
        try {
            Path root = new Path(new Path(directory), snapshot.relativePath());
            FileSystem files = StagedFile.fileSystem(root, hadoop);
            InParallel.run(
                    workers,
                    snapshot.files(),
                    file -> copy(
                            snapshot, file, files, new Path(root, file.path().toString())));
            return files.makeQualified(root).toString();
        } catch (HubException | IOException | IllegalArgumentException e) {
            throw new RunException("dataset_staging: cannot copy to " + directory + ": " + OneLine.of(e), e);
        }
    }

    private static void copy(Snapshot snapshot, HubFile file, FileSystem files, Path target) throws IOException {
        if (isCopied(files, target, file)) {
            return;
        }
        Path temporary = target.suffix("." + UUID.randomUUID() + ".tmp");
        try (var in = java.nio.file.Files.newInputStream(snapshot.path(file));
                var out = files.create(temporary, true)) {
            in.transferTo(out);
        } catch (FSError e) { // Hadoop's local file system reports a full disk as an Error
            throw new IOException(e.getMessage(), e);
        }
        boolean isMoved;
        try {
            files.delete(target, false);
            isMoved = files.rename(temporary, target);
        } catch (IOException e) {
            isMoved = false;
        }
        if (!isMoved) {
            files.delete(temporary, false);
            if (!isCopied(files, target, file)) { // otherwise another driver was faster
                throw new IOException("cannot move the finished file to " + target);
            }
        }
    }

    private static boolean isCopied(FileSystem files, Path target, HubFile file) throws IOException {
        try {
            return files.getFileStatus(target).getLen() == file.size();
        } catch (FileNotFoundException e) {
            return false;
        }
    }
}
