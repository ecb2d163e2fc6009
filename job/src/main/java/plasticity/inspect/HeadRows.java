package plasticity.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import plasticity.buckets.BucketSpan;
import plasticity.buckets.BucketSpans;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;
import plasticity.tokens.HeadReader;

/** Collects facts about the rows of one head, block by block. Needs a few bits per example and position, and per example and bucket. */
final class HeadRows implements Consumer<TokenBlock> {
    /** Far more than usual dumps have; limits memory for damaged or malicious ones. */
    static final int MAX_EXAMPLES = 1 << 16;

    /**
     * Facts about all rows of a head.
     *
     * @param buckets number of rows and range of positions of each bucket
     * @param examples number of distinct examples of a key head, where each row without an example counts; empty if there are more than
     *     {@value #MAX_EXAMPLES}, and for a query head, whose examples are not read
     * @param repeated number of rows of a key head that repeat a position of their example; 0 for a query head
     * @param firstShared smallest bucket with two keys of the same example; empty if there is none, for a query head, and if {@code examples} is empty
     * @param window of the rows of a query head; none for a key head
     */
    record Facts(BucketSpans buckets, OptionalLong examples, long repeated, OptionalInt firstShared, Window window) {}

    private final HeadKind kind;
    private final BucketCount buckets = new BucketCount();
    private final Map<Long, RoaringBitmap> positionsByExample = new HashMap<>();
    private final Map<Long, RoaringBitmap> bucketsByExample = new HashMap<>();
    private Window window;
    private OptionalInt firstShared = OptionalInt.empty();
    private long alone;
    private long repeated;
    private boolean hasAllExamples = true;

    HeadRows(HeadKind kind) {
        this.kind = kind;
    }

    @Override
    public void accept(TokenBlock block) {
        for (int i = 0; i < block.size(); i++) {
            buckets.accept(block.buckets()[i], block.positions()[i]);
            if (kind == HeadKind.KEY) {
                example(block.buckets()[i], block.examples()[i], block.positions()[i]);
            } else {
                window(block.windows()[i]);
            }
        }
    }

    /** Non-integer positions are not checked for repetition. */
    private void example(int bucket, long example, double position) {
        if (HeadReader.isAlone(example)) {
            alone++;
        } else if (positionsByExample.size() < MAX_EXAMPLES || positionsByExample.containsKey(example)) {
            RoaringBitmap seen = positionsByExample.computeIfAbsent(example, number -> new RoaringBitmap());
            boolean isNew = position != (int) position || seen.checkedAdd((int) position);
            repeated += isNew ? 0 : 1;
            updateFirstShared(bucket, example);
        } else {
            hasAllExamples = false;
        }
    }

    /** Only considers buckets below the smallest one so far. */
    private void updateFirstShared(int bucket, long example) {
        if (firstShared.isPresent() && bucket >= firstShared.getAsInt()) {
            return;
        }
        RoaringBitmap buckets = bucketsByExample.computeIfAbsent(example, number -> new RoaringBitmap());
        if (!buckets.checkedAdd(bucket)) {
            firstShared = OptionalInt.of(bucket);
        }
    }

    private void window(double size) {
        Window here = Window.of(size);
        window = window == null ? here : window.and(here);
    }

    Facts facts() {
        return new Facts(
                buckets.spans(),
                kind == HeadKind.KEY && hasAllExamples
                        ? OptionalLong.of(positionsByExample.size() + alone)
                        : OptionalLong.empty(),
                repeated,
                hasAllExamples ? firstShared : OptionalInt.empty(),
                window == null ? Window.NONE : window);
    }

    /** Counts the rows of each bucket and their range of positions. Rows of a bucket are usually contiguous, so most need no lookup. */
    private static final class BucketCount {
        private final BucketSpans spans = new BucketSpans();
        private int bucket;
        private long rows;
        private double first;
        private double last;

        /** Counts a row. */
        void accept(int rowBucket, double position) {
            if (rows == 0 || rowBucket != bucket) {
                flush();
                bucket = rowBucket;
                rows = 1;
                first = position;
                last = position;
            } else {
                rows++;
                first = Math.min(first, position);
                last = Math.max(last, position);
            }
        }

        /** The counts so far. */
        BucketSpans spans() {
            flush();
            return spans;
        }

        private void flush() {
            if (rows > 0) {
                spans.accept(bucket, new BucketSpan(rows, first, last));
                rows = 0;
            }
        }
    }
}
