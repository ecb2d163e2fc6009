package plasticity.comparison;

import java.util.List;
import plasticity.jackknife.Estimate;

/** Means over heads, with replicates. */
final class Means {
    private Means() {}

    /**
     * The mean of a metric of several heads, and of its replicates; without replicates unless all heads have the same number of them.
     *
     * @return NaN if there are no heads
     */
    static Estimate of(List<Estimate> heads) {
        if (heads.isEmpty()) {
            return new Estimate(Double.NaN);
        }
        double[] means = new double[replicates(heads) + 1];
        for (Estimate head : heads) {
            means[0] += head.value() / heads.size();
            for (int g = 0; g + 1 < means.length; g++) {
                means[g + 1] += head.replicate(g) / heads.size();
            }
        }
        return new Estimate(means);
    }

    /** The number of replicates of all heads; 0 if it differs. */
    static int replicates(List<Estimate> heads) {
        int[] distinct =
                heads.stream().mapToInt(Estimate::replicates).distinct().toArray();
        return distinct.length == 1 ? distinct[0] : 0;
    }
}
