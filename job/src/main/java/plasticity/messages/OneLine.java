package plasticity.messages;

import java.util.stream.Stream;

/** Formats texts and exceptions for users as one line: no class names, no stack trace, no secrets. */
public final class OneLine {
    private static final int LONGEST = 500;
    private static final int DEEPEST = 50;

    private OneLine() {}

    /** The message of the innermost cause; if the failure itself is a bug, such as a null pointer, "internal error: …". */
    public static String of(Throwable failure) {
        return of(causes(failure).map(cause -> text(cause, failure)).reduce("", (outer, inner) -> inner));
    }

    /** The messages of all causes, the outermost first, without repetitions. */
    public static String ofEach(Throwable failure) {
        StringBuilder text = new StringBuilder();
        causes(failure)
                .filter(cause -> cause.getMessage() != null || cause.getCause() == null)
                .map(cause -> text(cause, failure))
                .filter(reason -> text.indexOf(reason) < 0)
                .forEach(reason -> text.append(text.isEmpty() ? "" : ": ").append(reason));
        return of(text.toString());
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    /** A library that fails on a damaged file is wrapped where it is called, so an unwrapped exception of the same type is a bug. */
    private static String text(Throwable cause, Throwable failure) {
        return cause.equals(failure) && ExceptionText.isProgrammingError(cause)
                ? FailureLog.describe(cause)
                : ExceptionText.of(cause);
    }

    /** Replaces secrets by {@code ***} and line breaks and control characters by single spaces, and cuts the text after {@value #LONGEST} characters. */
    public static String of(String text) {
        String line = Secrets.redact(text).strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
