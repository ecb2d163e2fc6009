package plasticity.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** Makes foreign text safe for messages: one line, without control characters, of limited length. */
final class Sanitized {
    private static final int MAX_LENGTH = 300;
    private static final Map<Class<?>, String> REASONS = Map.of(
            AccessDeniedException.class, "permission denied",
            NoSuchFileException.class, "does not exist",
            FileAlreadyExistsException.class, "already exists");

    private Sanitized() {}

    static String of(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "\uFFFD");
        return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "…";
    }

    /** The cause of a failure; for file system exceptions, whose message is often only the path, with the reason. */
    static String of(IOException failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return of(file.getFile() + ": "
                    + REASONS.getOrDefault(file.getClass(), file.getClass().getSimpleName()));
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? kind(failure) : of(message);
    }

    /** For exceptions without a message, such as those of Java's HTTP client. */
    private static String kind(IOException failure) {
        if (!(failure instanceof ConnectException)) {
            return failure.getClass().getSimpleName();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown host";
            }
        }
        return "cannot connect";
    }
}
