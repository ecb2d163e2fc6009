package plasticity.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.tables.Column;

/** A metric of the query heads in two runs: the differences of the heads, and what follows over all heads. */
public final class MetricComparison {
    /**
     * One of the heads with the largest or smallest values in a run.
     *
     * @param stability fraction of the run's replicates in which it is one of them; NaN without replicates
     */
    public record ExtremeHead(HeadId head, double value, double stability) {}

    private final Column.Real metric;
    private final List<HeadId> heads;
    private final Pairing pairing;
    private final boolean[] isPaired;
    private final double[] a;
    private final double[] b;
    private final double[] errors;
    private final double[] degrees;
    private final double[] p;
    private final double[] adjusted;
    private final List<HeadId> summarised;
    private final Difference mean;
    private final RankCorrelation ranks;
    private final RunExtremes extremesA;
    private final RunExtremes extremesB;

    /**
     * @param heads that both runs have
     * @param summarised those whose mean and ranks are compared
     * @param top number of heads with the largest and with the smallest values
     */
    MetricComparison(
            Column.Real metric,
            List<HeadId> heads,
            List<HeadId> summarised,
            ReplicatedMetrics inA,
            ReplicatedMetrics inB,
            Pairing pairing,
            int top) {
        this.metric = metric;
        this.heads = heads;
        this.pairing = pairing;
        this.summarised = summarised;
        int size = heads.size();
        a = new double[size];
        b = new double[size];
        errors = new double[size];
        degrees = new double[size];
        p = new double[size];
        isPaired = new boolean[size];
        for (int i = 0; i < size; i++) {
            Estimate first = inA.of(heads.get(i), metric);
            Estimate second = inB.of(heads.get(i), metric);
            isPaired[i] = pairing.isPaired(heads.get(i)) && first.replicates() > 0;
            Difference difference = Difference.of(first, second, isPaired[i]);
            a[i] = difference.a();
            b[i] = difference.b();
            errors[i] = difference.standardError();
            degrees[i] = difference.degrees();
            p[i] = difference.p();
        }
        adjusted = BenjaminiHochberg.adjust(p);
        List<Estimate> firsts =
                summarised.stream().map(head -> inA.of(head, metric)).toList();
        List<Estimate> seconds =
                summarised.stream().map(head -> inB.of(head, metric)).toList();
        boolean arePaired = meanIsPaired();
        mean = Difference.of(Means.of(firsts), Means.of(seconds), arePaired);
        RankedHeads rankedA = new RankedHeads(firsts);
        RankedHeads rankedB = new RankedHeads(seconds);
        ranks = rankedA.correlation(rankedB, arePaired);
        extremesA = new RunExtremes(rankedA, summarised, top);
        extremesB = new RunExtremes(rankedB, summarised, top);
    }

    public Column.Real metric() {
        return metric;
    }

    /** The heads that both runs have, ascending. */
    public List<HeadId> heads() {
        return heads;
    }

    /** The difference of head number i. */
    public Difference difference(int i) {
        return new Difference(a[i], b[i], errors[i], degrees[i]);
    }

    /** The p-value of the difference of head number i; NaN without an error. */
    public double p(int i) {
        return p[i];
    }

    /** The same, adjusted for the number of heads. */
    public double adjusted(int i) {
        return adjusted[i];
    }

    /** Whether the error of head number i is that of paired replicates. */
    public boolean isPaired(int i) {
        return isPaired[i];
    }

    /** Number of heads with a p-value. */
    public int tested() {
        return (int) Arrays.stream(p).filter(value -> !Double.isNaN(value)).count();
    }

    /** The numbers of the heads whose adjusted p-value is at most a false discovery rate, the smallest p-value first. */
    public int[] changed(double rate) {
        return IntStream.range(0, p.length)
                .filter(i -> adjusted[i] <= rate)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> p[i])
                        .thenComparing(Comparator.<Integer>comparingDouble(i -> Math.abs(b[i] - a[i]))
                                .reversed()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * The heads whose mean and ranks are compared: those for which the metric and its error are defined in all runs; if there are none, those for
     * which the metric is defined in all runs.
     */
    public List<HeadId> summarised() {
        return summarised;
    }

    /** The difference of the means over heads. */
    public Difference mean() {
        return mean;
    }

    /** Whether the error of {@link #mean} is that of paired replicates. */
    public boolean meanIsPaired() {
        return pairing.arePaired(summarised);
    }

    /** The rank correlation of both runs. */
    public RankCorrelation ranks() {
        return ranks;
    }

    /** The heads with the largest values in run B or A, the largest first. */
    public List<ExtremeHead> largest(boolean inB) {
        return (inB ? extremesB : extremesA).largest;
    }

    /** The heads with the smallest values in run B or A, the smallest first. */
    public List<ExtremeHead> smallest(boolean inB) {
        return (inB ? extremesB : extremesA).smallest;
    }

    private static final class RunExtremes {
        private final List<ExtremeHead> largest;
        private final List<ExtremeHead> smallest;

        private RunExtremes(RankedHeads ranked, List<HeadId> heads, int top) {
            largest = extremes(ranked, heads, top, true);
            smallest = extremes(ranked, heads, top, false);
        }

        private static List<ExtremeHead> extremes(RankedHeads ranked, List<HeadId> heads, int top, boolean isLargest) {
            BitSet members = ranked.extremes(0, top, isLargest);
            int[] counts = new int[heads.size()];
            for (int g = 1; g <= ranked.replicates(); g++) {
                ranked.extremes(g, top, isLargest).stream().forEach(head -> counts[head]++);
            }
            List<ExtremeHead> extremes = new ArrayList<>();
            members.stream()
                    .forEach(head -> extremes.add(new ExtremeHead(
                            heads.get(head),
                            ranked.value(head),
                            ranked.replicates() == 0 ? Double.NaN : counts[head] / (double) ranked.replicates())));
            Comparator<ExtremeHead> ascending = Comparator.comparingDouble(ExtremeHead::value);
            extremes.sort((isLargest ? ascending.reversed() : ascending).thenComparing(ExtremeHead::head));
            return extremes;
        }
    }
}
