package plasticity.inspect;

import java.util.OptionalInt;
import java.util.OptionalLong;
import plasticity.buckets.BucketSpans;

/**
 * What all rows of a head say.
 *
 * @param buckets with the number of rows and the positions of each
 * @param examples distinct ones of a key head, rows without one counting each; empty where there are more than {@value HeadRows#MOST_EXAMPLES}
 *     and for a query head, whose examples are not read
 * @param repeated rows of a key head whose example has had their position before; 0 for a query head
 * @param firstShared the smallest bucket in which two keys have the same example; empty without any, for a query head, and where {@code examples}
 *     is
 * @param window of a query head's rows; of a key head always none
 */
record RowFacts(BucketSpans buckets, OptionalLong examples, long repeated, OptionalInt firstShared, Window window) {}
