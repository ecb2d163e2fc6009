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

/** Writes files atomically. */
final class OutputFile {
    /** Writes the contents of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private OutputFile() {}

    /**
     * Writes a temporary file in the target's directory and renames it. Creates missing directories.
     *
     * @throws PlotException if the file cannot be written; no file is left behind
     */
    static void write(Path target, Content content) throws PlotException {
        if (Files.isDirectory(target)) {
            throw new PlotException("output: " + target + " is a directory; expected a file");
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

    /** The message of a {@link FileSystemException} is only a path, and its reason is usually null. */
    private static String cause(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        return problem instanceof FileSystemException refusal
                ? Objects.requireNonNullElse(refusal.getReason(), "rejected by the file system")
                : String.valueOf(problem.getMessage());
    }
}
