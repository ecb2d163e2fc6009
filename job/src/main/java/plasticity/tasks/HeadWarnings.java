package plasticity.tasks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import plasticity.analysis.HeadReport;
import plasticity.buckets.BucketPositions;
import plasticity.estimates.HeadEstimates;
import plasticity.pairs.BucketPlasticity;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/** Composes the warnings about a head's metrics for the status table, and summarises them. */
public final class HeadWarnings {
    /** Separates warnings; no warning contains it. */
    private static final String SEPARATOR = "; ";

    private static final String UNDEFINED = "ap_overall is undefined: ";

    private final HeadReport report;
    private final boolean hasExamples;
    private final List<String> warnings = new ArrayList<>();

    private HeadWarnings(HeadReport report, boolean hasExamples) {
        this.report = report;
        this.hasExamples = hasExamples;
    }

    /**
     * The warnings in one line, separated by semicolons; null if there are none.
     *
     * @param hasExamples whether any kept key has an example number
     */
    static String of(HeadReport report, boolean hasExamples) {
        HeadWarnings all = new HeadWarnings(report, hasExamples);
        all.plasticity();
        all.queries();
        all.texts();
        return all.warnings.isEmpty() ? null : String.join(SEPARATOR, all.warnings);
    }

    /**
     * Summarises the heads whose {@code ap_overall} is undefined, for the console: one line per reason, with the number of heads.
     *
     * @param heads the status of all heads of the run
     * @param statusTable path of the table with each head's warnings
     */
    public static List<String> summary(Stream<Row> heads, String statusTable) {
        List<Row> analysed = heads.filter(HeadStatus::isOk).toList();
        Map<String, Integer> byReason = new LinkedHashMap<>();
        analysed.forEach(head -> undefinedReason(head.get(HeadStatus.WARNINGS))
                .ifPresent(reason -> byReason.merge(reason, 1, Integer::sum)));
        return byReason.entrySet().stream()
                .map(entry -> "Warning: ap_overall is undefined for " + count(entry.getValue(), analysed.size()) + ": "
                        + entry.getKey() + "; see " + statusTable)
                .toList();
    }

    /** Extracts the reason why {@code ap_overall} is undefined from a head's warnings; empty if there is no such warning. */
    static Optional<String> undefinedReason(String warnings) {
        return Stream.ofNullable(warnings)
                .flatMap(all -> Stream.of(all.split(SEPARATOR, -1)))
                .filter(warning -> warning.startsWith(UNDEFINED))
                .findFirst()
                .map(warning -> warning.substring(UNDEFINED.length()));
    }

    private static String count(int heads, int all) {
        if (heads < all) {
            return heads + " of " + all + " heads";
        }
        return all == 1 ? "the only head" : "all " + all + " heads";
    }

    private void plasticity() {
        if (Double.isNaN(report.overallPlasticity())) {
            warnings.add(UNDEFINED + reason());
        }
        if (report.buckets().isEmpty()) {
            warnings.add("no plasticity: no query bucket above 0 has an eligible key bucket below it");
            return;
        }
        undefined(undefined(false), "no two keys of the bucket share an example");
        undefined(undefined(true), "all drawn pairs are of equal keys");
    }

    private void undefined(long count, String reason) {
        if (count > 0) {
            warnings.add(count + " of " + report.buckets().size() + " bucket pairs have no plasticity: " + reason);
        }
    }

    /** Number of bucket pairs without plasticity for which key pairs were drawn, or were not drawn. */
    private long undefined(boolean isDrawn) {
        return report.buckets().stream()
                .filter(bucket -> Double.isNaN(bucket.plasticity()) && bucket.pairs() > 0 == isDrawn)
                .count();
    }

    private String reason() {
        if (report.buckets().isEmpty()) {
            return reasonWithoutBuckets();
        }
        if (report.buckets().stream().mapToInt(BucketPlasticity::pairs).allMatch(pairs -> pairs == 0)) {
            return "no key bucket holds two keys of one text" + (hasExamples ? "" : " (the keys have no example_id)");
        }
        return "no key bucket holds two different keys of one text";
    }

    private String reasonWithoutBuckets() {
        int firstKey = report.positions().keys().get(0).bucket();
        List<BucketPositions> queries = report.positions().queries();
        int lastQuery = queries.get(queries.size() - 1).bucket();
        if (lastQuery <= 0) {
            return queries.size() == 1 && lastQuery == 0
                    ? "all queries are in bucket 0"
                    : "no query is in a bucket above 0";
        }
        return firstKey >= lastQuery
                ? "no key bucket is earlier than a query bucket"
                : "no earlier key bucket is within the sliding window";
    }

    private void queries() {
        if (report.slopeNorm() == 0) {
            warnings.add("the queries do not vary with position");
        }
        if (Double.isNaN(report.noise().medianAbsoluteSkewness())) {
            warnings.add("a component is the same in all queries, so the noise medians are undefined");
        }
        BitSet constant = report.constant();
        if (constant.cardinality() == report.dimension()) {
            warnings.add("all components are constant: q_R2_pos, component_r2 and component_weight are not meaningful");
        } else if (!constant.isEmpty()) {
            warnings.add("constant components: " + ranges(constant)
                    + " (their component_r2 and component_weight are not meaningful)");
        }
        if (report.isRSquaredFloored() && constant.cardinality() < report.dimension()) {
            warnings.add("the queries vary too little (all sums of squares are below 1e-12): "
                    + "q_R2_pos, component_r2 and component_weight are not meaningful");
        }
    }

    private void texts() {
        HeadEstimates estimates = report.estimates();
        if (estimates == null || estimates.replicates() > 0) {
            return;
        }
        warnings.add(
                estimates.texts() == 1
                        ? "only one text: ap_empirical and all standard errors are undefined"
                        : "too few texts for standard errors: all sampled queries are of one group of texts");
    }

    /** The components in ascending order; three or more consecutive ones as a range. */
    private static String ranges(BitSet components) {
        List<String> ranges = new ArrayList<>();
        for (int first = components.nextSetBit(0); first >= 0; ) {
            int last = components.nextClearBit(first) - 1;
            ranges.add(Integer.toString(first));
            if (last - first == 1) {
                ranges.add(Integer.toString(last));
            } else if (last > first) {
                ranges.set(ranges.size() - 1, first + "-" + last);
            }
            first = components.nextSetBit(last + 1);
        }
        return String.join(", ", ranges);
    }
}
