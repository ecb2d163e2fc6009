package plasticity.tokens;

import plasticity.sample.TokenBlock;

/** Takes a head's rows in file order, block after block. */
@FunctionalInterface
public interface RowSink {
    /** @param block stands until the call returns */
    void accept(TokenBlock block);

    /** Whether a key's example number says that it has none and stands alone. */
    static boolean isAlone(long example) {
        return HeadReader.isAlone(example);
    }
}
