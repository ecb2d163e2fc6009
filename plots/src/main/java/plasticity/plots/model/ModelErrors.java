package plasticity.plots.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import plasticity.comparison.ReplicatedMetrics;
import plasticity.draws.PairKind;
import plasticity.heads.HeadId;
import plasticity.jackknife.Estimate;
import plasticity.jackknife.StudentT;
import plasticity.tables.Column;
import plasticity.tables.HeadEstimates;
import plasticity.tables.HeadReplicates;
import plasticity.tables.TableException;

/**
 * The reference's plasticity (linear) and the empirical one of each head, and the assumption of the reference that is responsible for the gap.
 *
 * @param heads those for which all four estimators are defined, in ascending order
 * @param undefined number of other heads
 * @param meanGap mean of linear − empirical over the heads, with replicates if they share groups of texts
 */
public record ModelErrors(List<ModelError> heads, int undefined, Estimate meanGap) {
    /** What is responsible for a gap. */
    public enum Cause {
        /** The largest in magnitude is linear_full − gaussian. */
        LINEAR_DRIFT("linear drift"),
        /** The largest in magnitude is linear − linear_full. */
        DIAGONAL_COVARIANCE("diagonal covariance"),
        /** The largest in magnitude is gaussian − empirical. */
        NORMALITY("normality"),
        /** The gap is within its 95 % interval around 0. */
        NONE("gap within its error");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        /** For legends. */
        public String label() {
            return label;
        }
    }

    /**
     * A head.
     *
     * @param linearError half the 95 % interval of {@code linear}; NaN if undefined
     * @param empiricalError the same of {@code empirical}
     * @param hasError whether the gap has a standard error; if not, the cause is never {@link Cause#NONE}
     */
    public record ModelError(
            Head head,
            double linear,
            double empirical,
            double linearError,
            double empiricalError,
            boolean hasError,
            Cause cause) {}

    /**
     * Reads head_estimates, and head_replicates next to it.
     *
     * @throws TableException if a file is not such a table
     * @throws PlotException if there is no head_replicates, or the estimators are undefined for every head
     */
    public static ModelErrors read(Path estimates, PairKind pairs) throws TableException, PlotException {
        List<Column.Real> metrics = Stream.of("linear", "linear_full", "gaussian", "empirical", "model_gap")
                .map(estimator -> metric(pairs, estimator))
                .toList();
        ReplicatedMetrics table = RunReplicates.of(estimates, metrics)
                .orElseThrow(() -> new PlotException(estimates + ": has no " + HeadReplicates.TABLE.name()
                        + " (.csv or .parquet) next to it, from which the errors are computed"));
        List<HeadId> defined = table.heads().stream()
                .filter(head -> metrics.stream()
                        .noneMatch(metric -> Double.isNaN(table.of(head, metric).value())))
                .toList();
        if (defined.isEmpty()) {
            throw new PlotException(estimates + ": has no head with defined "
                    + metrics.get(0).name() + " and "
                    + metrics.get(3).name() + ", nothing to draw: empirical plasticity needs two texts, and far pairs"
                    + " need heads without a sliding window");
        }
        List<ModelError> heads = new ArrayList<>();
        for (HeadId head : defined) {
            heads.add(of(
                    new Head(head.layer(), head.head()),
                    metrics.stream().map(metric -> table.of(head, metric)).toList()));
        }
        return new ModelErrors(
                Collections.unmodifiableList(heads),
                table.heads().size() - heads.size(),
                table.mean(defined, metrics.get(4)));
    }

    private static Column.Real metric(PairKind pairs, String estimator) {
        String name = pairs.name().toLowerCase(Locale.ROOT) + "_" + estimator;
        return HeadEstimates.VALUES.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param estimates linear, linear_full, gaussian, empirical and the gap, in the order of the assumptions between them */
    private static ModelError of(Head head, List<Estimate> estimates) {
        double gapError = halfWidth(estimates.get(4));
        return new ModelError(
                head,
                estimates.get(0).value(),
                estimates.get(3).value(),
                halfWidth(estimates.get(0)),
                halfWidth(estimates.get(3)),
                !Double.isNaN(gapError),
                Math.abs(estimates.get(4).value()) <= gapError ? Cause.NONE : cause(estimates));
    }

    private static Cause cause(List<Estimate> estimates) {
        double covariance = Math.abs(estimates.get(0).value() - estimates.get(1).value());
        double drift = Math.abs(estimates.get(1).value() - estimates.get(2).value());
        double normality = Math.abs(estimates.get(2).value() - estimates.get(3).value());
        if (drift >= covariance && drift >= normality) {
            return Cause.LINEAR_DRIFT;
        }
        return covariance >= normality ? Cause.DIAGONAL_COVARIANCE : Cause.NORMALITY;
    }

    /** Half the 95 % interval; NaN without a standard error. */
    private static double halfWidth(Estimate estimate) {
        double error = estimate.standardError();
        return Double.isNaN(error) ? Double.NaN : StudentT.halfWidth95(estimate.replicates() - 1.0) * error;
    }

    public long count(Cause cause) {
        return heads.stream().filter(head -> head.cause() == cause).count();
    }

    /** Whether any head has an error. */
    public boolean haveErrors() {
        return heads.stream().anyMatch(ModelError::hasError);
    }

    /** The common range of both axes: all values and their intervals, with margins. */
    public Range range() {
        return Range.of(heads.stream()
                        .flatMapToDouble(head -> DoubleStream.concat(
                                ends(head.linear(), head.linearError()), ends(head.empirical(), head.empiricalError())))
                        .toArray())
                .withMargin();
    }

    private static DoubleStream ends(double value, double error) {
        double half = Double.isNaN(error) ? 0 : error;
        return DoubleStream.of(value - half, value + half);
    }
}
