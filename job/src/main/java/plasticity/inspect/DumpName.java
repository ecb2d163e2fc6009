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

/**
 * A word that someone calls a dump by: a folder, any Hadoop URI, or {@code OWNER/NAME} on the Hub where there is neither a folder of that name nor
 * a folder {@code OWNER}. With a revision it is one of the Hub where there is no folder of that name.
 *
 * @param revision of the data set, where one was asked for
 */
public record DumpName(String word, Optional<String> revision) {
    private static final String USUAL_REVISION = "main";

    /**
     * Where the dump comes from.
     *
     * @param environment variables that tell of the Hub
     * @param progress hears of what is fetched
     * @throws InspectException when the word or the revision means nothing
     */
    public DumpOrigin origin(
            Depth depth, Configuration hadoop, Map<String, String> environment, DownloadProgress progress)
            throws InspectException {
        FolderOrigin folder = new FolderOrigin(word, hadoop);
        if (!isOfTheHub(folder, hadoop)) {
            if (revision.isPresent()) {
                throw usage("--dataset_revision: " + OneLine.of(word) + " is no dataset of the Hub");
            }
            return folder;
        }
        String asked = revision.orElse(USUAL_REVISION);
        if (!Revision.isRevision(asked)) {
            throw usage("--dataset_revision: \"" + OneLine.of(asked) + "\" is no branch, tag or commit");
        }
        try {
            HubEnvironment surroundings = HubEnvironment.of(environment, Path.of(System.getProperty("user.home")));
            return new HubOrigin(new Dataset(word, asked), Hub.failingFast(surroundings, progress), depth);
        } catch (HubException | InvalidPathException e) {
            throw new InspectException(OneLine.of(e.getMessage()), e);
        }
    }

    private boolean isOfTheHub(FolderOrigin folder, Configuration hadoop) throws InspectException {
        if (!word.contains("/") || !Dataset.isName(word)) {
            return false;
        }
        var path = folder.directory("");
        try {
            FileSystem files = path.getFileSystem(hadoop);
            if (files.exists(path)) {
                return false;
            }
            if (revision.isEmpty() && files.exists(path.getParent())) {
                throw new InspectException(
                        InspectException.Cause.DUMP,
                        MissingDirectory.of(files, path)
                                + "; a dataset of the Hub of that name needs --dataset_revision " + USUAL_REVISION);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            throw new InspectException(path + " cannot be looked at: " + OneLine.of(e), e);
        }
    }

    private static InspectException usage(String message) {
        return new InspectException(InspectException.Cause.USAGE, message);
    }
}
