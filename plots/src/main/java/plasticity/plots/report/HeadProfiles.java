package plasticity.plots.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import plasticity.plots.model.Head;
import plasticity.tables.Column;
import plasticity.tables.HeadProfile;
import plasticity.tables.StoredTable;
import plasticity.tables.TableException;

/**
 * The profiles of a run's heads, from {@code head_profile}, on common positions.
 *
 * @param positions of the query buckets, ascending: means over heads, in tokens
 * @param empirical by head; NaN where a bucket is missing or undefined
 * @param model the same under the reference's model
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never a key
record HeadProfiles(double[] positions, Map<Head, Profile> empirical, Map<Head, Profile> model) {
    /**
     * Plasticity by position.
     *
     * @param values at the positions
     * @param errors their standard errors
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never a key
    record Profile(double[] values, double[] errors) {}

    static HeadProfiles read(Path file) throws TableException {
        StoredTable table = StoredTable.read(file, HeadProfile.TABLE.columns());
        List<Head> heads = Head.of(table);
        int[] buckets = table.integers(HeadProfile.Q_BUCKET);
        double[] positions = table.numbers(HeadProfile.POSITION);
        Map<Integer, List<Double>> byBucket = new TreeMap<>();
        for (int row = 0; row < buckets.length; row++) {
            byBucket.computeIfAbsent(buckets[row], bucket -> new ArrayList<>()).add(positions[row]);
        }
        List<Integer> order = List.copyOf(byBucket.keySet());
        return new HeadProfiles(
                byBucket.values().stream()
                        .mapToDouble(all ->
                                all.stream().mapToDouble(x -> x).average().orElseThrow())
                        .toArray(),
                profiles(table, heads, buckets, order, HeadProfile.AP_EMPIRICAL, HeadProfile.SE_AP_EMPIRICAL),
                profiles(table, heads, buckets, order, HeadProfile.AP_LINEAR, HeadProfile.SE_AP_LINEAR));
    }

    private static Map<Head, Profile> profiles(
            StoredTable table,
            List<Head> heads,
            int[] buckets,
            List<Integer> order,
            Column.Real value,
            Column.Real error)
            throws TableException {
        double[] values = table.numbers(value);
        double[] errors = table.numbers(error);
        Map<Integer, Integer> indexes = new TreeMap<>();
        order.forEach(bucket -> indexes.put(bucket, indexes.size()));
        Map<Head, Profile> profiles = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            Profile profile = profiles.computeIfAbsent(
                    heads.get(row), head -> new Profile(undefined(order.size()), undefined(order.size())));
            int at = indexes.get(buckets[row]);
            profile.values()[at] = values[row];
            profile.errors()[at] = errors[row];
        }
        return profiles;
    }

    private static double[] undefined(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
