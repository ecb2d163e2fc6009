package plasticity.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import plasticity.config.Setting;
import plasticity.hub.DatasetCommit;

/** Where a dump comes from: a place, or a data set of the Hub. */
public interface DumpOrigin extends AutoCloseable {
    /** What the user calls it. */
    String name();

    /** The settings by which an analysis finds it. */
    Map<Setting, String> settings();

    /** What the name stands for, where it is a data set of the Hub; known when {@link #directory} was asked for. */
    Optional<DatasetCommit> dataset();

    /**
     * Directories in it that hold head directories, in order; the empty one alone where it is a model itself.
     *
     * @throws InspectException when it cannot be looked at
     */
    List<String> models() throws InspectException;

    /**
     * Where a model's files can be read.
     *
     * @param modelDir within the dump, empty for its root
     * @throws InspectException when they cannot
     */
    Path directory(String modelDir) throws InspectException;

    /** A text about files with their places as the user knows them. */
    String address(String text);

    @Override
    void close() throws InspectException;
}
