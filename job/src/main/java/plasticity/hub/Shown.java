package plasticity.hub;

import java.io.IOException;

/** Foreign text as messages show it: on one line, without control characters, not long. */
final class Shown {
    private static final int LONGEST = 300;

    private Shown() {}

    static String of(String text) {
        String visible = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "\uFFFD");
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }

    /** What went wrong, or its kind where it says nothing. */
    static String of(IOException failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : of(message);
    }
}
