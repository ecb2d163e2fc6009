package plasticity.messages;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the stack traces of exceptions that are otherwise reduced to a message, in the log of the current process (an executor's on a cluster),
 * without secrets. {@code --debug} shows them on the console.
 */
public final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
    private static final Predicate<StackTraceElement> IS_JDK =
            frame -> frame.getClassName().matches("(java|jdk|sun)\\..*");

    private FailureLog() {}

    /** Whether a failure is a bug of this program or of a library, such as a null pointer. */
    public static boolean isBug(Throwable failure) {
        return ExceptionText.isProgrammingError(failure);
    }

    /** Logs a failure that is reported by its message, at level INFO; one that is a bug, such as a null pointer, at level ERROR. */
    public static void expected(Throwable failure) {
        if (ExceptionText.isProgrammingError(failure)) {
            LOG.error(stackTrace(failure));
        } else if (LOG.isInfoEnabled()) {
            LOG.info(stackTrace(failure));
        }
    }

    /**
     * Logs a bug of this program at level ERROR.
     *
     * @return its text for users, without a stack trace
     */
    public static String bug(Throwable bug) {
        LOG.error(stackTrace(bug));
        return describe(bug);
    }

    /** Describes a bug in one line: the exception's type and message, and the method of this program or of a library that threw it. */
    public static String describe(Throwable bug) {
        StackTraceElement[] frames = bug.getStackTrace();
        String origin = Arrays.stream(frames)
                .filter(IS_JDK.negate())
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
        String message = bug.getMessage() == null ? "" : ": " + bug.getMessage();
        return OneLine.of("internal error: " + bug.getClass().getSimpleName() + origin + message)
                + " (please report this; --debug shows the stack trace)";
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return Secrets.redact(text.toString().strip());
    }
}
