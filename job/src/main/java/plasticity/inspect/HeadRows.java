package plasticity.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import plasticity.heads.HeadKind;
import plasticity.sample.TokenBlock;
import plasticity.tokens.HeadReader;

/** Collects facts about the rows of one head, block by block. Needs a few bits per example and position, and per example and bucket. */
final class HeadRows implements Consumer<TokenBlock> {
    /** Far more than usual dumps have; limits memory for damaged or malicious ones. */
    static final int MAX_EXAMPLES = 1 << 16;

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

    RowFacts facts() {
        return new RowFacts(
                buckets.spans(),
                kind == HeadKind.KEY && hasAllExamples
                        ? OptionalLong.of(positionsByExample.size() + alone)
                        : OptionalLong.empty(),
                repeated,
                hasAllExamples ? firstShared : OptionalInt.empty(),
                window == null ? Window.NONE : window);
    }
}
