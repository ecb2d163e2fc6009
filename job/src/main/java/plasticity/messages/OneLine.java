package plasticity.messages;

/** What an exception says, as one line for people: no class names, no stack. */
public final class OneLine {
    private static final int LONGEST = 500;

    private OneLine() {}

    /** What the innermost cause says. */
    public static String of(Throwable failure) {
        String text = "";
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            text = Reason.of(cause);
        }
        return of(text);
    }

    /** The messages of all causes, the outermost first, without those that repeat what was said. */
    public static String ofEach(Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            String reason = Reason.of(cause);
            if (text.indexOf(reason) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(reason);
            }
        }
        return of(text.toString());
    }

    /** A text without secrets, with line breaks and control characters as single spaces, cut at {@value #LONGEST} characters. */
    public static String of(String text) {
        String line = Secrets.redact(text).strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
