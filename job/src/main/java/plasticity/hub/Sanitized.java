package plasticity.hub;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Foreign text as messages show it: on one line, without control characters, not long. */
final class Sanitized {
    private static final int LONGEST = 300;

    private Sanitized() {}

    static String of(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "\uFFFD");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }

    /** What went wrong, or its kind where it says nothing; Java's file systems often name the file alone. */
    static String of(IOException failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null) {
            return of(file.getFile() + ": " + reason(file));
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? kind(failure) : of(message);
    }

    /** In words where Java's client for HTTP has none. */
    private static String kind(IOException failure) {
        if (!(failure instanceof ConnectException)) {
            return failure.getClass().getSimpleName();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "no host of that name is known";
            }
        }
        return "nothing answers there";
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "does not exist";
        }
        return failure instanceof FileAlreadyExistsException
                ? "is in the way"
                : failure.getClass().getSimpleName();
    }
}
