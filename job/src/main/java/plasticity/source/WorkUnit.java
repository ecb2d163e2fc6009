package plasticity.source;

import java.io.Serializable;
import java.util.List;

/**
 * What one task reads: a key head, decoded once, and query heads that it serves.
 *
 * @param queries at least one, in order
 */
record WorkUnit(CapturedHead key, List<CapturedHead> queries) implements Serializable {

    /** Bytes to read. */
    long bytes() {
        return key.bytes() + queries.stream().mapToLong(CapturedHead::bytes).sum();
    }
}
