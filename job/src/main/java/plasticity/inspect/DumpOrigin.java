package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import plasticity.config.Setting;
import plasticity.hub.DatasetCommit;
import plasticity.messages.RunException;

/** Source of a dump: a directory, or a dataset on the Hub. */
public interface DumpOrigin extends AutoCloseable {
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
