package plasticity.source;

import plasticity.sample.TokenBlock;

/** Takes a head's rows in file order, block after block. */
@FunctionalInterface
public interface RowSink {
    /** @param block stands until the call returns */
    void accept(TokenBlock block);
}
