/** Which positions a bucket covers: mean positions, spans, and the rule that the buckets follow. Start at {@link plasticity.buckets.BucketPositions} and {@link plasticity.buckets.BucketShape}. */
package plasticity.buckets;
