package plasticity.estimates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import plasticity.draws.KeyPairs;
import plasticity.draws.PairKind;
import plasticity.draws.SampledQueries;
import plasticity.estimators.BucketGaussian;
import plasticity.estimators.FullCovarianceDrift;
import plasticity.estimators.LinearDrift;
import plasticity.estimators.NormalScores;
import plasticity.estimators.ObservedPlasticity;
import plasticity.estimators.PairScores;
import plasticity.estimators.PreferenceCounts;
import plasticity.estimators.QueryCells;
import plasticity.geometry.HeadGeometry;
import plasticity.jackknife.DefinedMean;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.TextGroups;
import plasticity.moments.QueryMoments;
import plasticity.pairs.QueryModel;
import plasticity.position.PositionalRotation;
import plasticity.variation.Components;
import plasticity.variation.HeadCells;
import plasticity.variation.Variation;

/**
 * Estimates the plasticity of a query head on pairs of sampled keys.
 *
 * <p>Every metric is computed for all texts and without each group of texts; a replicate leaves out the kept and sampled queries of its group and the
 * pairs of keys of its texts. The samples, numbers of available pairs, eligible buckets and the rotation are those of all texts.
 */
public final class HeadEstimator {
    private final EstimateSettings settings;
    private final KeySide keys;
    private final QueryObservations observations;
    private final TextGroups groups;
    private final QueryCells cells;
    private final double[] meanPositions;
    private final PreferenceCounts pair;
    private final NormalScores normal;
    private final LinearDrift linear;
    private final FullCovarianceDrift linearFull;
    private final BucketGaussian gaussian;
    private final ObservedPlasticity observed;
    private final PairScores scores;
    private final int[][] eligible;
    private final DistanceMap distances;
    private final DefinedMean[] linearProfile;
    private final DefinedMean[] empiricalProfile;
    /** Sums over the pairs of a key bucket, by bucket and value. */
    private double[] betweenTexts;

    private double[] withinTexts;
    private final HeadCells headCells;
    private final HeadCounts counts;
    private final List<BucketEstimate> buckets = new ArrayList<>();
    private final Map<HeadMetric, Estimate> metrics = new EnumMap<>(HeadMetric.class);

    /**
     * @param model of all kept queries, in the rotated space
     * @param eligible by index of key bucket: indices of the query buckets for which it is eligible, ascending
     */
    public HeadEstimator(
            EstimateSettings settings,
            KeySide keys,
            QueryObservations observations,
            QueryModel model,
            PositionalRotation rotation,
            boolean hasWindow,
            int[][] eligible) {
        this.settings = settings;
        this.keys = keys;
        this.observations = observations;
        this.eligible = eligible;
        groups = observations.groups();
        cells = new QueryCells(observations.sample(), groups);
        QueryMoments moments = observations.moments();
        meanPositions = moments.meanPositions();
        pair = new PreferenceCounts(cells);
        normal = new NormalScores(cells.buckets(), cells.values());
        linear = new LinearDrift(moments.models(model, rotation), rotation, keys.sample(), meanPositions, normal);
        linearFull = new FullCovarianceDrift(cells, pair, normal);
        gaussian = new BucketGaussian(cells, pair, normal);
        observed = new ObservedPlasticity(cells, pair);
        scores = new PairScores(cells, keys.sample());
        distances = new DistanceMap(settings.distanceBin(), moments.lastPosition());
        linearProfile = means(cells.buckets());
        empiricalProfile = means(cells.buckets());
        SampledQueries sample = observations.sample();
        headCells = new HeadCells(sample.buckets(), sample.bucketCells(), sample.cellSizes(), sample.cellTexts());
        counts = new HeadCounts(headCells, observations.texts(), hasWindow, eligible, keys);
    }

    /** How the sampled queries choose between the keys of every pair, after {@link #estimate}. */
    public HeadCounts counts() {
        return counts;
    }

    private DefinedMean[] means(int size) {
        DefinedMean[] means = new DefinedMean[size];
        Arrays.setAll(means, i -> new DefinedMean(groups.values()));
        return means;
    }

    /**
     * Computes the estimates.
     *
     * @param meanRSquared of all kept queries
     * @param projection of the kept queries on a direction of the oriented space
     */
    public HeadEstimates estimate(double meanRSquared, UnaryOperator<double[]> projection) {
        for (PairKind kind : PairKind.values()) {
            estimate(kind);
        }
        List<ProfilePoint> profile = profile();
        QueryMoments moments = observations.moments();
        metrics.put(HeadMetric.Q_ETA2_BUCKET, moments.etaSquared());
        metrics.put(HeadMetric.Q_R2_POS, moments.meanRSquared(meanRSquared));
        buckets.sort(Comparator.comparingInt(BucketEstimate::queryBucket)
                .thenComparingInt(BucketEstimate::keyBucket)
                .thenComparing(BucketEstimate::kind));
        return new HeadEstimates(
                groups.texts(),
                groups.digest(),
                groups.values() - 1,
                metrics,
                moments.heldOutRSquared(),
                profile,
                distances.cells(),
                buckets,
                HeadGeometry.of(observations.scatter().end(projection), keys.scatter(), meanRSquared));
    }

    /** Estimates the pairs of a kind. */
    private void estimate(PairKind kind) {
        Map<Estimator, DefinedMean> means = byEstimator(() -> new DefinedMean(groups.values()));
        Variation variation = new Variation(List.of(headCells), groups);
        for (int c = 0; c < eligible.length; c++) {
            if (counts.has(kind, c)) {
                estimate(kind, c, means, variation);
            }
        }
        summarise(kind, means, variation.components());
    }

    private static <T> Map<Estimator, T> byEstimator(Supplier<T> value) {
        Map<Estimator, T> all = new EnumMap<>(Estimator.class);
        for (Estimator estimator : Estimator.values()) {
            all.put(estimator, value.get());
        }
        return all;
    }

    /** Estimates the pairs of a kind whose later key is in a bucket. */
    private void estimate(PairKind kind, int c, Map<Estimator, DefinedMean> means, Variation variation) {
        KeyPairs pairs = keys.pairs(kind, c);
        int values = groups.values();
        betweenTexts = new double[cells.buckets() * values];
        withinTexts = new double[cells.buckets() * values];
        double[] used = new double[values];
        double[][] cellCounts = {pair.cellCounts()};
        scores.prepare(pairs);
        linear.prepare(pairs);
        normal.start();
        variation.start(new int[][] {eligible[c]});
        for (int i = 0; i < pairs.size(); i++) {
            int excluded = groups.of(keys.sample().text(pairs.first()[i])) + 1;
            for (int r = 0; r < values; r++) {
                used[r] += r == excluded ? 0 : 1;
            }
            add(pairs, i, eligible[c], excluded);
            counts.set(kind, c, i, pair.cellCounts());
            variation.accept(cellCounts, excluded);
        }
        variation.end();
        for (int b : eligible[c]) {
            average(kind, c, b, used, means);
        }
    }

    /** Adds the plasticity of a pair for the queries of all buckets for which it is eligible. */
    private void add(KeyPairs pairs, int i, int[] buckets, int excluded) {
        pair.accept(scores, i, buckets);
        linear.accept(i, buckets);
        linearFull.accept(buckets);
        gaussian.accept(buckets);
        normal.add(buckets, excluded);
        double weight = (double) pairs.available() / pairs.size();
        double first = keys.sample().position(pairs.first()[i]);
        double second = keys.sample().position(pairs.second()[i]);
        for (int b : buckets) {
            double empirical = observed.addBetweenTexts(b, excluded, betweenTexts);
            observed.addWithinTexts(b, excluded, withinTexts);
            if (cells.hasSeveralTexts(b)) {
                double position = meanPositions[b * groups.values()];
                distances.add(first, second, position, weight, normal.linear(b), empirical);
            }
        }
    }

    /** Turns the sums of a bucket into means over pairs. */
    private void average(PairKind kind, int c, int b, double[] used, Map<Estimator, DefinedMean> means) {
        KeyPairs pairs = keys.pairs(kind, c);
        Map<Estimator, Estimate> estimates = new EnumMap<>(Estimator.class);
        for (Estimator estimator : Estimator.values()) {
            Estimate estimate = new Estimate(mean(sums(estimator, b), used));
            estimates.put(estimator, estimate);
            means.get(estimator).add(estimate, 1);
        }
        linearProfile[b].add(estimates.get(Estimator.LINEAR), pairs.available());
        empiricalProfile[b].add(estimates.get(Estimator.EMPIRICAL), pairs.available());
        if (cells.buckets() <= settings.maxQueryBuckets()) {
            buckets.add(new BucketEstimate(
                    bucket(b),
                    keys.sample().buckets()[c],
                    kind,
                    cells.queries(b),
                    cells.texts(b),
                    pairs.size(),
                    estimates.values().stream().mapToDouble(Estimate::value).toArray(),
                    estimates.values().stream()
                            .mapToDouble(Estimate::standardError)
                            .toArray()));
        }
    }

    private static double[] mean(double[] sums, double[] used) {
        for (int r = 0; r < used.length; r++) {
            sums[r] = used[r] > 0 ? sums[r] / used[r] : Double.NaN;
        }
        return sums;
    }

    /** The sums of a bucket over the pairs of a key bucket, by value. */
    private double[] sums(Estimator estimator, int b) {
        int values = groups.values();
        return switch (estimator) {
            case LINEAR -> normal.sums(b, NormalScores.LINEAR);
            case LINEAR_FULL -> normal.sums(b, NormalScores.LINEAR_FULL);
            case GAUSSIAN -> normal.sums(b, NormalScores.GAUSSIAN);
            case EMPIRICAL -> Arrays.copyOfRange(betweenTexts, b * values, (b + 1) * values);
            case TOKEN -> Arrays.copyOfRange(withinTexts, b * values, (b + 1) * values);
        };
    }

    private int bucket(int b) {
        return observations.sample().buckets()[b];
    }

    private void summarise(PairKind kind, Map<Estimator, DefinedMean> means, Components components) {
        Estimate ofLinear = means.get(Estimator.LINEAR).mean();
        Estimate empirical = means.get(Estimator.EMPIRICAL).mean();
        metrics.put(HeadMetric.NEAR_LINEAR.of(kind), ofLinear);
        metrics.put(
                HeadMetric.NEAR_LINEAR_FULL.of(kind),
                means.get(Estimator.LINEAR_FULL).mean());
        metrics.put(
                HeadMetric.NEAR_GAUSSIAN.of(kind), means.get(Estimator.GAUSSIAN).mean());
        metrics.put(HeadMetric.NEAR_EMPIRICAL.of(kind), empirical);
        metrics.put(HeadMetric.NEAR_MODEL_GAP.of(kind), ofLinear.minus(empirical));
        metrics.put(HeadMetric.NEAR_TOKEN.of(kind), components.token());
        metrics.put(HeadMetric.NEAR_TEXT.of(kind), components.text());
        metrics.put(HeadMetric.NEAR_POSITION.of(kind), components.position());
        metrics.put(HeadMetric.NEAR_TOTAL.of(kind), components.total());
    }

    private List<ProfilePoint> profile() {
        List<ProfilePoint> profile = new ArrayList<>();
        QueryMoments moments = observations.moments();
        double last = moments.lastPosition();
        DefinedMean[] ends = means(4);
        for (int b = 0; b < cells.buckets(); b++) {
            if (bucket(b) <= 0) {
                continue;
            }
            Estimate ofLinear = linearProfile[b].mean();
            Estimate empirical = empiricalProfile[b].mean();
            double position = meanPositions[b * groups.values()];
            profile.add(new ProfilePoint(
                    bucket(b),
                    position,
                    moments.count(b),
                    ofLinear.value(),
                    empirical.value(),
                    ofLinear.standardError(),
                    empirical.standardError()));
            if (position < 0.2 * last) {
                ends[0].add(empirical, 1);
                ends[2].add(ofLinear, 1);
            }
            if (position >= 0.8 * last) {
                ends[1].add(empirical, 1);
                ends[3].add(ofLinear, 1);
            }
        }
        Estimate[] fifths = Arrays.stream(ends).map(DefinedMean::mean).toArray(Estimate[]::new);
        metrics.put(HeadMetric.AP_FIRST20, fifths[0]);
        metrics.put(HeadMetric.AP_LAST20, fifths[1]);
        metrics.put(HeadMetric.AP_DROP, fifths[0].minus(fifths[1]));
        metrics.put(HeadMetric.AP_LINEAR_FIRST20, fifths[2]);
        metrics.put(HeadMetric.AP_LINEAR_LAST20, fifths[3]);
        metrics.put(HeadMetric.AP_LINEAR_DROP, fifths[2].minus(fifths[3]));
        return profile;
    }
}
