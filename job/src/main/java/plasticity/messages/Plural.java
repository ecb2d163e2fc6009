package plasticity.messages;

import java.util.List;

/** Formats counts and lists of things. */
public final class Plural {
    private static final int SHOWN = 12;

    private Plural() {}

    /** {@code 1 query head}, {@code 3 query heads}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Names separated by commas; if there are more than {@value #SHOWN}, the first {@value #SHOWN} and the number of the others. */
    public static String listed(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }
}
