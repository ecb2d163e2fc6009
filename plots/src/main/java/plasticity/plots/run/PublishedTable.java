package plasticity.plots.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import plasticity.run.RunManifest;

/** Compares a file with the tables that a manifest lists. */
public final class PublishedTable {
    private static final String MANIFEST = "run.json";

    private PublishedTable() {}

    /**
     * The run that wrote a table: the one of the manifest in the same directory, if it lists this very file.
     *
     * @return empty without a manifest, with a damaged one, or where it lists another table
     */
    public static Optional<RunManifest> runOf(Path table) {
        Path manifest = table.resolveSibling(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try {
            RunManifest run = RunManifest.read(manifest);
            return isListed(table, run) ? Optional.of(run) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a manifest lists a file with its name, size and SHA-256.
     *
     * @throws IOException when the file cannot be read
     */
    public static boolean isListed(Path table, RunManifest run) throws IOException {
        String name = String.valueOf(table.getFileName());
        for (Map.Entry<String, RunManifest.Table> listed : run.tables().entrySet()) {
            if (name.equals(nameOf(listed))
                    && listed.getValue() != null
                    && listed.getValue().bytes() == Files.size(table)) {
                return isSame(table, listed.getValue());
            }
        }
        return false;
    }

    /** The name of a table's file, without its directory. */
    public static String nameOf(Map.Entry<String, RunManifest.Table> listed) {
        RunManifest.Table table = listed.getValue();
        return lastOf(table == null || table.path() == null ? listed.getKey() : table.path());
    }

    /** What follows the last slash of a path or URI. */
    public static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether a file has a table's SHA-256.
     *
     * @throws IOException when the file cannot be read
     */
    public static boolean isSame(Path file, RunManifest.Table table) throws IOException {
        return checksum(file).equals(table.sha256());
    }

    private static String checksum(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
