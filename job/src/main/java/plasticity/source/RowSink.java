package plasticity.source;

import plasticity.sample.TokenBlock;

/** Takes a head's rows in file order, block after block. */
@FunctionalInterface
public interface RowSink {
    /** @param block stands until the call returns */
    void accept(TokenBlock block);

    /** Whether a row has no example, so that this number stands for the row alone. */
    static boolean isAlone(long example) {
        return example < HeadReader.SMALLEST_EXAMPLE;
    }
}
