package plasticity.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Temporary files for uploads to object stores: {@code plasticity-SPACE-PID-RANDOM.tmp}. The name identifies the process that created the file,
 * so that files of killed processes can be removed.
 */
public final class LocalCopies {
    private static final Pattern NAME = Pattern.compile("plasticity-([0-9a-f-]{36})-([0-9]{1,18})-[0-9]+\\.tmp");

    private final Path directory;

    /** Uses {@code java.io.tmpdir}. */
    public LocalCopies() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    LocalCopies(Path directory) {
        this.directory = directory;
    }

    /** Creates an empty file. */
    Path create() throws IOException {
        ProcessMark here = ProcessMark.here();
        return Files.createTempFile(directory, "plasticity-" + hash(here.space()) + "-" + here.pid() + "-", ".tmp");
    }

    /** Removes the files of dead processes of this machine, except those that this user may not remove. */
    public void sweep() {
        String here = ProcessMark.here().space();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "plasticity-*.tmp")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && name.group(1).equals(hash(here))
                        && new ProcessMark(here, Long.parseLong(name.group(2))).isGone()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(LocalCopies.class.getName())
                    .log(System.Logger.Level.DEBUG, "cannot remove temporary files in " + directory, e);
        }
    }

    private static String hash(String space) {
        return UUID.nameUUIDFromBytes(space.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
