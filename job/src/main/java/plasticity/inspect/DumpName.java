package plasticity.inspect;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import plasticity.config.Revision;
import plasticity.dump.MissingDirectory;
import plasticity.hub.Dataset;
import plasticity.hub.DownloadProgress;
import plasticity.hub.Hub;
import plasticity.hub.HubEnvironment;
import plasticity.hub.HubException;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/**
 * A dump as specified on the command line: a directory, a Hadoop URI, or a dataset {@code OWNER/NAME} on the Hub. It is a dataset if neither this
 * directory nor a directory {@code OWNER} exists; with a revision, if this directory does not exist.
 *
 * @param revision of the dataset, if specified
 */
public record DumpName(String name, Optional<String> revision) {
    private static final String DEFAULT_REVISION = "main";

    /**
     * Opens the dump.
     *
     * @param environment variables of the Hub client
     * @param progress of downloads
     * @throws RunException if the name or the revision is invalid
     */
    public DumpOrigin origin(
            Depth depth, Configuration hadoop, Map<String, String> environment, DownloadProgress progress)
            throws RunException {
        FolderOrigin folder = new FolderOrigin(name, hadoop);
        if (!isDataset(folder, hadoop)) {
            if (revision.isPresent()) {
                throw RunException.usage("--dataset_revision: " + OneLine.of(name) + " is not a dataset on the Hub");
            }
            return folder;
        }
        String requested = revision.orElse(DEFAULT_REVISION);
        if (!Revision.isRevision(requested)) {
            throw RunException.usage(
                    "--dataset_revision: \"" + OneLine.of(requested) + "\" is not a branch, tag or commit");
        }
        try {
            HubEnvironment hub = HubEnvironment.of(environment, Path.of(System.getProperty("user.home")));
            return new HubOrigin(new Dataset(name, requested), Hub.failingFast(hub, progress), depth);
        } catch (HubException | InvalidPathException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    private boolean isDataset(FolderOrigin folder, Configuration hadoop) throws RunException {
        if (!name.contains("/") || !Dataset.isName(name)) {
            return false;
        }
        var path = folder.directory("");
        try {
            FileSystem files = path.getFileSystem(hadoop);
            if (files.exists(path)) {
                return false;
            }
            if (revision.isEmpty() && files.exists(path.getParent())) {
                throw new RunException(MissingDirectory.of(files, path)
                        + "; for a dataset of that name on the Hub, add --dataset_revision "
                        + DEFAULT_REVISION);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw new RunException(path + " cannot be accessed: " + OneLine.of(e), e);
        }
    }
}
