package plasticity.run;

import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.heads.HeadId;
import plasticity.tables.BucketRow;
import plasticity.tables.ComponentRow;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** The outcomes of a run, sorted by head, as rows of the tables: whatever the order in which tasks ended. */
final class ResultTables {
    private final NavigableMap<HeadId, HeadOutcome> outcomes = new TreeMap<>();

    void add(HeadOutcome outcome) {
        outcomes.put(outcome.query(), outcome);
    }

    boolean has(HeadId query) {
        return outcomes.containsKey(query);
    }

    int ok() {
        return (int) reports().count();
    }

    int failed() {
        return outcomes.size() - ok();
    }

    Collection<HeadOutcome> outcomes() {
        return outcomes.values();
    }

    Stream<HeadStatus> status() {
        return outcomes.values().stream().map(HeadOutcome::status);
    }

    Stream<HeadMetrics> metrics() {
        return reports().map(ResultTables::metricsOf);
    }

    Stream<BucketRow> buckets() {
        return reports().flatMap(report -> report.buckets().stream()
                .map(bucket -> new BucketRow(
                        report.layer(),
                        report.queryHead(),
                        report.keyHead(),
                        bucket.queryBucket(),
                        bucket.keyBucket(),
                        bucket.plasticity())));
    }

    Stream<ComponentRow> components() {
        return reports().flatMap(report -> IntStream.range(0, report.dimension())
                .mapToObj(j -> new ComponentRow(
                        report.layer(),
                        report.queryHead(),
                        report.keyHead(),
                        j,
                        report.rSquared().apply(j),
                        report.weights().apply(j))));
    }

    private Stream<HeadReport> reports() {
        return outcomes.values().stream().map(HeadOutcome::report).flatMap(Optional::stream);
    }

    private static HeadMetrics metricsOf(HeadReport report) {
        return new HeadMetrics(
                report.layer(),
                report.queryHead(),
                report.keyHead(),
                report.queryTokens(),
                report.keyTokens(),
                report.dimension(),
                report.meanRSquared(),
                report.slopeNorm(),
                report.scalar().rSquared(),
                report.scalar().maeBaseline(),
                report.scalar().maeProjection(),
                report.scalar().maeRatio(),
                report.residual().skewness(),
                report.residual().excessKurtosis(),
                report.residual().ksPValue(),
                report.noise().medianAbsoluteSkewness(),
                report.noise().medianAbsoluteKurtosis(),
                report.noise().medianKsPValue(),
                report.noise().shareBelowAlpha(),
                report.overallPlasticity());
    }
}
