package plasticity.source;

/** What an exception says, as one line for people: no class names where there is a message, no stack. */
public final class OneLine {
    private static final int LONGEST = 500;

    private OneLine() {}

    /** The message of the innermost cause that has one. */
    public static String of(Throwable failure) {
        String text = failure.getClass().getSimpleName();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                text = cause.getMessage();
            } else {
                text = cause.getClass().getSimpleName();
            }
        }
        return of(text);
    }

    /** A text with line breaks and control characters as single spaces, cut at {@value #LONGEST} characters. */
    public static String of(String text) {
        String line = text.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
