package plasticity.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/** The heads of a run that have no {@code ap_overall}, for the console. */
public final class UndefinedPlasticity {
    private UndefinedPlasticity() {}

    /**
     * A line for each reason, with the number of heads.
     *
     * @param heads all heads of the run
     * @param statusTable where each head's warnings are
     */
    public static List<String> lines(Stream<Row> heads, String statusTable) {
        List<Row> analysed = heads.filter(HeadStatus::isOk).toList();
        Map<String, Integer> byReason = new LinkedHashMap<>();
        analysed.forEach(head -> HeadWarnings.undefinedReason(head.get(HeadStatus.WARNINGS))
                .ifPresent(reason -> byReason.merge(reason, 1, Integer::sum)));
        return byReason.entrySet().stream()
                .map(entry -> "Warning: ap_overall is undefined for " + share(entry.getValue(), analysed.size()) + ": "
                        + entry.getKey() + "; see " + statusTable)
                .toList();
    }

    private static String share(int heads, int all) {
        if (heads < all) {
            return heads + " of " + all + " heads";
        }
        return all == 1 ? "the only head" : "all " + all + " heads";
    }
}
