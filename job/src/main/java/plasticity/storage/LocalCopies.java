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
 * Temporary files from which objects are put: {@code plasticity-SPACE-PID-RANDOM.tmp}, which names the process that made it. What a killed
 * process left can so be told from what a living one still needs.
 */
public final class LocalCopies {
    private static final Pattern NAME = Pattern.compile("plasticity-([0-9a-f-]{36})-([0-9]{1,18})-[0-9]+\\.tmp");

    private final Path directory;

    /** Those in {@code java.io.tmpdir}. */
    public LocalCopies() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    LocalCopies(Path directory) {
        this.directory = directory;
    }

    /** Makes an empty file. */
    Path create() throws IOException {
        ProcessMark here = ProcessMark.here();
        return Files.createTempFile(directory, "plasticity-" + named(here.space()) + "-" + here.pid() + "-", ".tmp");
    }

    /** Removes those of processes of this machine that are gone. What cannot be removed is another user's, and stays. */
    public void sweep() {
        String here = ProcessMark.here().space();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "plasticity-*.tmp")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && name.group(1).equals(named(here))
                        && new ProcessMark(here, Long.parseLong(name.group(2))).isGone()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(LocalCopies.class.getName())
                    .log(System.Logger.Level.DEBUG, "temporary files left in " + directory, e);
        }
    }

    private static String named(String space) {
        return UUID.nameUUIDFromBytes(space.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
