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

/** Finds the name that a misspelt one was meant to be. */
public final class Suggestions {
    private static final int LONGEST = 100;
    /** Words of fewer letters stand in too many names. */
    private static final int SHORTEST_PART = 4;

    private Suggestions() {}

    /** The nearest name: one that holds all the written one's words, else one by edit distance, if no more than a third of the letters differ. */
    public static Optional<String> closest(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = written.replace('-', '_').toLowerCase(Locale.ROOT);
        List<String> words = Arrays.asList(plain.split("_"));
        Predicate<String> holdsWords =
                name -> plain.length() >= SHORTEST_PART && words.stream().allMatch(name::contains);
        ToIntFunction<String> distance =
                name -> LevenshteinDistance.getDefaultInstance().apply(plain, name);
        return names.stream()
                .filter(holdsWords.or(
                        name -> distance.applyAsInt(name) <= Math.max(1, Math.max(name.length(), plain.length()) / 3)))
                .min(Comparator.<String, Boolean>comparing(name -> !holdsWords.test(name))
                        .thenComparingInt(distance));
    }
}
