package plasticity.inspect;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.config.Revision;
import plasticity.config.Setting;
import plasticity.dump.MissingDirectory;
import plasticity.hub.Dataset;
import plasticity.hub.DatasetCommit;
import plasticity.hub.DownloadProgress;
import plasticity.hub.Hub;
import plasticity.hub.HubEnvironment;
import plasticity.hub.HubException;
import plasticity.messages.OneLine;
import plasticity.messages.RunException;

/** Source of a dump: a directory, or a dataset on the Hub. */
public interface DumpOrigin extends AutoCloseable {
    /** The revision of a dataset unless specified. */
    String DEFAULT_REVISION = "main";

    /**
     * Opens a dump: a directory, a Hadoop URI, or a dataset {@code OWNER/NAME} on the Hub. It is a dataset if neither this directory nor a directory
     * {@code OWNER} exists; with a revision, if this directory does not exist.
     *
     * @param name as the user specified it
     * @param revision of the dataset, if specified
     * @param environment variables of the Hub client
     * @param progress of downloads
     * @throws RunException if the name or the revision is invalid
     */
    static DumpOrigin of(
            String name,
            Optional<String> revision,
            Depth depth,
            Configuration hadoop,
            Map<String, String> environment,
            DownloadProgress progress)
            throws RunException {
        FolderOrigin folder = new FolderOrigin(name, hadoop);
        if (!isDataset(folder, revision.isPresent())) {
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
            HubEnvironment hub = HubEnvironment.of(environment, java.nio.file.Path.of(System.getProperty("user.home")));
            Dataset dataset = new Dataset(name, requested);
            return new HubOrigin(dataset, Hub.failingFast(hub, dataset, progress), depth);
        } catch (HubException | InvalidPathException e) {
            throw new RunException(OneLine.of(e.getMessage()), e);
        }
    }

    private static boolean isDataset(FolderOrigin folder, boolean hasRevision) throws RunException {
        String name = folder.name();
        if (!name.contains("/") || !Dataset.isName(name)) {
            return false;
        }
        var path = folder.directory("");
        try {
            FileSystem files = path.getFileSystem(folder.hadoop());
            if (files.exists(path)) {
                return false;
            }
            if (!hasRevision && files.exists(path.getParent())) {
                throw new RunException(MissingDirectory.of(files, path)
                        + "; for a dataset of that name on the Hub, add --dataset_revision "
                        + DEFAULT_REVISION);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw new RunException(path + " cannot be accessed: " + OneLine.of(e), e);
        }
    }

    /** The name that the user specified. */
    String name();

    /** The settings of an analysis that reads this dump. */
    Map<Setting, String> settings();

    /** The commit, if this is a dataset on the Hub. Known only after {@link #directory} was called. */
    default Optional<DatasetCommit> dataset() {
        return Optional.empty();
    }

    /**
     * Sorted directories that contain head directories; just the empty one if the dump itself is a model.
     *
     * @throws RunException if they cannot be listed
     */
    List<String> models() throws RunException;

    /**
     * A directory from which the files of a model can be read.
     *
     * @param modelDir within the dump; empty for its root
     * @throws RunException if the files cannot be downloaded
     */
    Path directory(String modelDir) throws RunException;

    /** Replaces local paths of downloaded files in a text by their addresses on the Hub. */
    default String address(String text) {
        return text;
    }

    @Override
    default void close() throws RunException {}
}
