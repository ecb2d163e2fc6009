package plasticity.heads;

import java.io.Serializable;

/**
 * The shape of a grouped-query attention model: consecutive query heads share a key head, the same number of them each.
 *
 * @param layers layers to look at, numbered from 0; at least 1
 * @param queryHeads query heads in a layer; a multiple of {@code keyHeads}
 * @param keyHeads key heads in a layer; at least 1
 */
public record GroupedQueryLayout(int layers, int queryHeads, int keyHeads) implements Serializable {
    public GroupedQueryLayout {
        if (layers < 1 || keyHeads < 1 || queryHeads < keyHeads || queryHeads % keyHeads != 0) {
            throw new IllegalArgumentException("no grouped-query layout: " + layers + " layers, " + queryHeads
                    + " query heads, " + keyHeads + " key heads");
        }
    }

    /** The key head that serves a query head: {@code queryHead / (queryHeads / keyHeads)}. */
    public int keyHeadOf(int queryHead) {
        return queryHead / (queryHeads / keyHeads);
    }

    /** Whether the layout has such a head at all. */
    public boolean contains(HeadId id) {
        int heads = id.kind() == HeadKind.QUERY ? queryHeads : keyHeads;
        return id.layer() < layers && id.head() < heads;
    }
}
