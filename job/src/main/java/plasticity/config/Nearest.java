package plasticity.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one was meant to be. */
final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /** The nearest name by edit distance, if no more than a third of the letters differ. */
    static Optional<String> to(String written, Collection<String> names) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String plain = written.replace('-', '_');
        return names.stream()
                .min(Comparator.comparingInt(name -> distance.apply(plain, name)))
                .filter(name ->
                        distance.apply(plain, name) <= Math.max(1, Math.max(name.length(), plain.length()) / 3));
    }
}
