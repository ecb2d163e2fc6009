package plasticity.inspect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text safe for terminals: escapes control characters, including those that change the writing direction. */
final class Printable {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    static String of(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "\\u%04x".formatted(found.group().codePointAt(0))));
    }
}
