package plasticity.tokens;

import plasticity.sample.TokenBlock;

/** Receives a head's rows in file order, block by block. */
@FunctionalInterface
public interface RowSink {
    /** @param block valid until the call returns */
    void accept(TokenBlock block);

    /** Whether an example id was assigned to a single key that has none in the dump. */
    static boolean isAlone(long example) {
        return HeadReader.isAlone(example);
    }
}
