package plasticity.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.roaringbitmap.RoaringBitmap;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;
import plasticity.tokens.RowSink;

/** What the rows of one head say, taken block after block; in memory stay a bit or a few for each example and position, and for each example and bucket. */
final class HeadRows implements RowSink {
    /** Far more than a dump has; of a damaged or hostile one no more are looked at. */
    static final int MOST_EXAMPLES = 1 << 16;

    private final HeadKind kind;
    private final BucketCount buckets = new BucketCount();
    private final Map<Long, RoaringBitmap> positionsByExample = new HashMap<>();
    private final Map<Long, RoaringBitmap> bucketsByExample = new HashMap<>();
    private Window window;
    private OptionalInt firstShared = OptionalInt.empty();
    private long alone;
    private long repeated;
    private boolean areExamplesWhole = true;

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

    /** A position that is no whole number is not looked for. */
    private void example(int bucket, long example, double position) {
        if (RowSink.isAlone(example)) {
            alone++;
        } else if (positionsByExample.size() < MOST_EXAMPLES || positionsByExample.containsKey(example)) {
            RoaringBitmap seen = positionsByExample.computeIfAbsent(example, number -> new RoaringBitmap());
            boolean isNew = position != (int) position || seen.checkedAdd((int) position);
            repeated += isNew ? 0 : 1;
            share(bucket, example);
        } else {
            areExamplesWhole = false;
        }
    }

    /** Only buckets below the smallest one so far are of interest. */
    private void share(int bucket, long example) {
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

    RowFacts facts() {
        return new RowFacts(
                buckets.spans(),
                kind == HeadKind.KEY && areExamplesWhole
                        ? OptionalLong.of(positionsByExample.size() + alone)
                        : OptionalLong.empty(),
                repeated,
                areExamplesWhole ? firstShared : OptionalInt.empty(),
                window == null ? Window.NONE : window);
    }
}
