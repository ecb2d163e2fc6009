package plasticity.estimates;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import plasticity.geometry.HeadGeometry;
import plasticity.jackknife.Estimate;

/**
 * The estimates of a query head.
 *
 * @param texts number of texts of the kept queries and keys
 * @param textDigest digest of their ids
 * @param replicates number of replicates; 0 if the head has no standard errors
 * @param metrics by {@link HeadMetric}
 * @param heldOutRSquared R² of lines on position for texts that were not used to fit them
 * @param profile by query bucket
 * @param distances by key distance and query distance
 * @param buckets by query bucket, key bucket and kind; empty if not wanted
 */
public record HeadEstimates(
        int texts,
        String textDigest,
        int replicates,
        Map<HeadMetric, Estimate> metrics,
        double heldOutRSquared,
        List<ProfilePoint> profile,
        List<DistanceCell> distances,
        List<BucketEstimate> buckets,
        HeadGeometry geometry)
        implements Serializable {}
