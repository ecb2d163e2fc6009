package plasticity.messages;

import java.util.List;

/** Numbers of things, for people. */
public final class Plural {
    private static final int SHOWN = 12;

    private Plural() {}

    /** {@code 1 query head}, {@code 3 query heads}. */
    public static String of(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Names separated by commas; of more than {@value #SHOWN} names, the first {@value #SHOWN} and the number of the others. */
    public static String listed(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }
}
