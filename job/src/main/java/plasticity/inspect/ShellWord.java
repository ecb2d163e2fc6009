package plasticity.inspect;

import java.util.regex.Pattern;

/** An argument as it is written on a POSIX shell's command line. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /** In single quotes where a character would mean something to the shell. */
    static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
