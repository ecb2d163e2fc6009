package plasticity.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/** Summarises the heads of a run whose {@code ap_overall} is undefined, for the console. */
public final class UndefinedPlasticity {
    private UndefinedPlasticity() {}

    /**
     * One line per reason, with the number of heads.
     *
     * @param heads the status of all heads of the run
     * @param statusTable path of the table with each head's warnings
     */
    public static List<String> lines(Stream<Row> heads, String statusTable) {
        List<Row> analysed = heads.filter(HeadStatus::isOk).toList();
        Map<String, Integer> byReason = new LinkedHashMap<>();
        analysed.forEach(head -> HeadWarnings.undefinedReason(head.get(HeadStatus.WARNINGS))
                .ifPresent(reason -> byReason.merge(reason, 1, Integer::sum)));
        return byReason.entrySet().stream()
                .map(entry -> "Warning: ap_overall is undefined for " + count(entry.getValue(), analysed.size()) + ": "
                        + entry.getKey() + "; see " + statusTable)
                .toList();
    }

    private static String count(int heads, int all) {
        if (heads < all) {
            return heads + " of " + all + " heads";
        }
        return all == 1 ? "the only head" : "all " + all + " heads";
    }
}
