package plasticity.connector;

import java.util.Arrays;
import java.util.Locale;

/** What a head that cannot be analysed does to a query for figures. */
enum FailedHeads {
    /** The query fails, with the head's error. */
    FAIL,
    /** The head has no rows; {@link Output#STATUS} tells why. */
    SKIP;

    static String[] names() {
        return Arrays.stream(values())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
    }
}
