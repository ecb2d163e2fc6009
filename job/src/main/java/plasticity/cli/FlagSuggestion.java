package plasticity.cli;

import java.util.Collection;
import java.util.List;
import plasticity.messages.Suggestions;

/** Suggests flags for unknown arguments. */
public final class FlagSuggestion {
    private FlagSuggestion() {}

    /**
     * The end of a message: {@code ; did you mean --seed?}, or an empty string without a close match.
     *
     * @param unmatched the unknown arguments
     * @param names of the existing flags, with dashes
     */
    public static String of(List<String> unmatched, Collection<String> names) {
        List<String> flags = names.stream()
                .filter(flag -> flag.startsWith("--"))
                .map(flag -> flag.substring(2))
                .toList();
        List<String> suggested = unmatched.stream()
                .filter(argument -> argument.startsWith("-"))
                .map(argument -> argument.replaceFirst("^-+", "").replaceFirst("=.*", ""))
                .flatMap(name -> Suggestions.closest(name, flags).stream())
                .map(flag -> "--" + flag)
                .toList();
        if (!suggested.isEmpty()) {
            return "; did you mean " + String.join(", ", suggested) + "?";
        }
        String first = unmatched.get(0);
        return first.matches(".*\\.ya?ml") ? "; did you mean --config " + first + "?" : "";
    }
}
