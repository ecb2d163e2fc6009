package plasticity.estimates;

import java.util.Arrays;
import java.util.BitSet;
import plasticity.draws.SampledQueries;
import plasticity.geometry.Scatter;
import plasticity.jackknife.TextGroups;
import plasticity.moments.QueryMoments;
import plasticity.position.PositionLine;
import plasticity.sample.Ranks;
import plasticity.sample.TokenTable;

/** Collects what the estimates need of a head's kept queries, in the passes that the analysis makes anyway. */
public final class QueryObservations {
    private final long[] texts;
    private final TextGroups groups;
    private final SampledQueries sample;
    private final QueryMoments moments;
    private final Scatter scatter;

    /**
     * @param queries the kept queries; their vectors are added later
     * @param line the regression of the oriented queries on position
     * @param constant components with the same value in all kept queries
     */
    public QueryObservations(
            int layer,
            int queryHead,
            TokenTable queries,
            KeySide keys,
            EstimateSettings settings,
            long seed,
            PositionLine line,
            BitSet constant) {
        sample = SampledQueries.draw(queries, settings.sizes(), seed, layer, queryHead);
        texts = Ranks.of(queries.examples()).distinct();
        groups = groups(settings, TextGroups.union(texts, keys.texts()));
        moments = new QueryMoments(queries, groups, line, constant);
        scatter = new Scatter(queries.positions(), line.mean().values());
    }

    /** Without replicates if one of them would leave no sampled query. */
    private TextGroups groups(EstimateSettings settings, long[] texts) {
        TextGroups all = TextGroups.of(settings.groups(), texts);
        int first = all.of(sample.cellTexts()[0]);
        boolean isOneGroup = Arrays.stream(sample.cellTexts()).allMatch(text -> all.of(text) == first);
        return isOneGroup ? all.withoutReplicates() : all;
    }

    /** Adds row i, oriented. */
    public void accept(int i, double[] x) {
        sample.accept(i, x);
        moments.accept(i, x);
        scatter.accept(i, x);
    }

    /** Adds row i, oriented and rotated. */
    public void acceptRotated(int i, double[] x, double[] rotatedMean) {
        moments.acceptRotated(i, x, rotatedMean);
    }

    /** The texts of the kept queries, ascending. */
    long[] texts() {
        return texts;
    }

    TextGroups groups() {
        return groups;
    }

    SampledQueries sample() {
        return sample;
    }

    QueryMoments moments() {
        return moments;
    }

    Scatter scatter() {
        return scatter;
    }
}
