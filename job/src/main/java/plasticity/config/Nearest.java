package plasticity.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one was meant to be. */
public final class Nearest {
    private static final int LONGEST = 100;
    /** Fewer letters stand in too many names. */
    private static final int SHORTEST_PART = 4;

    private Nearest() {}

    /** The nearest name: one that the word is a part of, else one by edit distance, if no more than a third of the letters differ. */
    public static Optional<String> to(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = written.replace('-', '_').toLowerCase(Locale.ROOT);
        Predicate<String> hasPart = name -> plain.length() >= SHORTEST_PART && name.contains(plain);
        ToIntFunction<String> distance =
                name -> LevenshteinDistance.getDefaultInstance().apply(plain, name);
        return names.stream()
                .filter(hasPart.or(
                        name -> distance.applyAsInt(name) <= Math.max(1, Math.max(name.length(), plain.length()) / 3)))
                .min(Comparator.<String, Boolean>comparing(name -> !hasPart.test(name))
                        .thenComparingInt(distance));
    }
}
