package plasticity.cli;

import java.util.Collection;
import java.util.List;
import plasticity.messages.Suggestions;

/** What someone may have meant by arguments that no command takes. */
public final class FlagSuggestion {
    private FlagSuggestion() {}

    /**
     * The end of a message: {@code ; did you mean --seed?}, or nothing where nothing is near.
     *
     * @param unmatched what was typed
     * @param names of the flags there are, dashes included
     */
    public static String of(List<String> unmatched, Collection<String> names) {
        List<String> flags = names.stream()
                .filter(flag -> flag.startsWith("--"))
                .map(flag -> flag.substring(2))
                .toList();
        List<String> meant = unmatched.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("^-+", "").replaceFirst("=.*", ""))
                .flatMap(name -> Suggestions.to(name, flags).stream())
                .map(flag -> "--" + flag)
                .toList();
        if (!meant.isEmpty()) {
            return "; did you mean " + String.join(", ", meant) + "?";
        }
        String first = unmatched.get(0);
        return first.matches(".*\\.ya?ml") ? "; did you mean --config " + first + "?" : "";
    }
}
