package plasticity.messages;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests a name for a misspelt one. */
public final class Suggestions {
    private static final int LONGEST = 100;
    /** Shorter words are contained in too many names. */
    private static final int SHORTEST_PART = 4;

    private Suggestions() {}

    /** The closest name: one that contains all words of the given one, else the one with the smallest edit distance, at most a third of the letters. */
    public static Optional<String> closest(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = written.replace('-', '_').toLowerCase(Locale.ROOT);
        List<String> words = Arrays.asList(plain.split("_"));
        Predicate<String> containsWords =
                name -> plain.length() >= SHORTEST_PART && words.stream().allMatch(name::contains);
        ToIntFunction<String> distance =
                name -> LevenshteinDistance.getDefaultInstance().apply(plain, name);
        return names.stream()
                .filter(containsWords.or(
                        name -> distance.applyAsInt(name) <= Math.max(1, Math.max(name.length(), plain.length()) / 3)))
                .min(Comparator.<String, Boolean>comparing(name -> !containsWords.test(name))
                        .thenComparingInt(distance));
    }
}
