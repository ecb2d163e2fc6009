package plasticity.run;

import java.util.ArrayList;
import java.util.List;
import plasticity.analysis.HeadReport;

/** What a reader of a head's figures should know. */
final class HeadWarnings {
    private HeadWarnings() {}

    /** One line, warnings separated by semicolons; null when there are none. */
    static String of(HeadReport report) {
        List<String> warnings = new ArrayList<>();
        long undefined = report.buckets().stream()
                .filter(bucket -> Double.isNaN(bucket.plasticity()))
                .count();
        if (report.buckets().isEmpty()) {
            warnings.add("no plasticity: no query bucket above 0 has an eligible key bucket below it");
        } else if (undefined > 0) {
            warnings.add(undefined + " of " + report.buckets().size()
                    + " bucket pairs have no plasticity: no two keys of the bucket share an example");
        }
        if (report.slopeNorm() == 0) {
            warnings.add("the queries do not vary with position");
        }
        if (Double.isNaN(report.noise().medianAbsoluteSkewness())) {
            warnings.add("a component is the same in all queries, so the noise medians are undefined");
        }
        return warnings.isEmpty() ? null : String.join("; ", warnings);
    }
}
