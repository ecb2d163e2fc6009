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
 * A place that all executors read, into which a driver copies commits of data sets: {@code STAGING/datasets--OWNER--NAME/COMMIT/PATH}.
 *
 * @param place directory or URI, as {@code dataset_staging} gives it
 */
record Staging(String place, Configuration hadoop) {
    /**
     * Copies what is not there; a file of the same size is, as a commit never changes.
     *
     * @param workers copies at a time
     * @return the commit's directory
     * @throws RunException when the place cannot be written
     */
    String copy(Snapshot snapshot, int workers) throws RunException {
        try {
            Path root = new Path(new Path(place), snapshot.relativePath());
            FileSystem files = StagedFile.fileSystem(root, hadoop);
            InParallel.run(
                    workers,
                    snapshot.files(),
                    file -> copy(
                            snapshot, file, files, new Path(root, file.path().toString())));
            return files.makeQualified(root).toString();
        } catch (HubException | IOException | IllegalArgumentException e) {
            throw new RunException("dataset_staging: cannot copy to " + place + ": " + OneLine.of(e), e);
        }
    }

    private static void copy(Snapshot snapshot, HubFile file, FileSystem files, Path target) throws IOException {
        if (isThere(files, target, file)) {
            return;
        }
        Path aside = target.suffix("." + UUID.randomUUID() + ".tmp");
        try (var in = java.nio.file.Files.newInputStream(snapshot.path(file));
                var out = files.create(aside, true)) {
            in.transferTo(out);
        } catch (FSError e) { // Hadoop's local files tell of a full disk by an Error
            throw new IOException(e.getMessage(), e);
        }
        boolean isMoved;
        try {
            files.delete(target, false);
            isMoved = files.rename(aside, target);
        } catch (IOException e) {
            isMoved = false;
        }
        if (!isMoved) {
            files.delete(aside, false);
            if (!isThere(files, target, file)) { // else another driver was faster
                throw new IOException("cannot move the finished file to " + target);
            }
        }
    }

    private static boolean isThere(FileSystem files, Path target, HubFile file) throws IOException {
        try {
            return files.getFileStatus(target).getLen() == file.size();
        } catch (FileNotFoundException e) {
            return false;
        }
    }
}
