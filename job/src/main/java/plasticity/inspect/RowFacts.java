package plasticity.inspect;

import java.util.OptionalInt;
import java.util.OptionalLong;
import plasticity.buckets.BucketSpans;

/**
 * Facts about all rows of a head.
 *
 * @param buckets number of rows and range of positions of each bucket
 * @param examples number of distinct examples of a key head, where each row without an example counts; empty if there are more than
 *     {@value HeadRows#MAX_EXAMPLES}, and for a query head, whose examples are not read
 * @param repeated number of rows of a key head that repeat a position of their example; 0 for a query head
 * @param firstShared smallest bucket with two keys of the same example; empty if there is none, for a query head, and if {@code examples} is empty
 * @param window of the rows of a query head; none for a key head
 */
record RowFacts(BucketSpans buckets, OptionalLong examples, long repeated, OptionalInt firstShared, Window window) {}
