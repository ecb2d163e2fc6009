package plasticity.publish;

import org.apache.hadoop.fs.Path;
import plasticity.messages.Secrets;

/** Where a table lies, as a manifest says it: relative to the manifest's directory where it lies below, so that the whole can be moved. */
final class TablePath {
    private TablePath() {}

    /**
     * Both qualified.
     *
     * @return {@code head_metrics.csv}, {@code tables/heads.csv}, or a URI without its password
     */
    static String of(Path table, Path manifest) {
        String directory = manifest.getParent().toString();
        String beside = directory.endsWith("/") ? directory : directory + "/";
        String place = table.toString();
        return place.startsWith(beside) ? place.substring(beside.length()) : Secrets.redact(place);
    }

    /** A colon in a file's name makes no URI of it. */
    static boolean isUri(String place) {
        return place.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:/.*");
    }

    /** @throws IllegalArgumentException when {@code place} names none */
    static Path resolve(String place, Path manifest) {
        return isUri(place) || place.startsWith("/") ? new Path(place) : new Path(manifest.getParent() + "/" + place);
    }
}
