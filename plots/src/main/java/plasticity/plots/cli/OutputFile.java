package plasticity.plots.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;
import plasticity.plots.model.PlotException;

/** Files that appear whole or not at all. */
final class OutputFile {
    /** What a file is to hold. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes a file beside its place and moves it there. Directories that are missing are made.
     *
     * @throws PlotException when that cannot be; no file is left then
     */
    static void write(Path target, Content content) throws PlotException {
        if (Files.isDirectory(target)) {
            throw new PlotException("output: " + target + " is a directory, a file is expected");
        }
        Path directory = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            Path staged = directory.resolve("." + UUID.randomUUID() + ".tmp");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(staged))) {
                    content.writeTo(out);
                }
                Files.move(staged, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(staged);
            }
        } catch (IOException e) {
            throw new PlotException("output: cannot write " + target + ": " + cause(e));
        }
    }

    /** Of a file system's exceptions the message is a path, and the reason mostly missing. */
    private static String cause(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        return problem instanceof FileSystemException refusal
                ? Objects.requireNonNullElse(refusal.getReason(), "the file system does not take it")
                : String.valueOf(problem.getMessage());
    }
}
