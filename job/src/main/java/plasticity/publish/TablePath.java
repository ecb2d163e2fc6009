package plasticity.publish;

import org.apache.hadoop.fs.Path;
import plasticity.messages.Secrets;

/** The path of a table in a manifest: relative if it is below the manifest's directory, so that the directory can be moved. */
final class TablePath {
    private TablePath() {}

    /**
     * Both paths are qualified.
     *
     * @return {@code head_metrics.csv}, {@code tables/heads.csv}, or a URI without its password
     */
    static String of(Path table, Path manifest) {
        String directory = manifest.getParent().toString();
        String prefix = directory.endsWith("/") ? directory : directory + "/";
        String path = table.toString();
        return path.startsWith(prefix) ? path.substring(prefix.length()) : Secrets.redact(path);
    }

    /** A file name with a colon is not a URI. */
    static boolean isUri(String path) {
        return path.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:/.*");
    }

    /** @throws IllegalArgumentException if the path is not valid */
    static Path resolve(String path, Path manifest) {
        return isUri(path) || path.startsWith("/") ? new Path(path) : new Path(manifest.getParent() + "/" + path);
    }
}
