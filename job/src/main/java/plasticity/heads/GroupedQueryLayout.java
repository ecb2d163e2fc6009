package plasticity.heads;

import java.io.Serializable;

/**
 * The shape of a model with grouped-query attention (GQA): consecutive query heads share a key head, the same number of query heads each.
 *
 * @param layers number of layers, numbered from 0; at least 1
 * @param queryHeads query heads per layer; a multiple of {@code keyHeads}
 * @param keyHeads key heads per layer; at least 1
 */
public record GroupedQueryLayout(int layers, int queryHeads, int keyHeads) implements Serializable {
    public GroupedQueryLayout {
        if (layers < 1 || keyHeads < 1 || queryHeads < keyHeads || queryHeads % keyHeads != 0) {
            throw new IllegalArgumentException("not a grouped-query layout: " + layers + " layers, " + queryHeads
                    + " query heads, " + keyHeads + " key heads");
        }
    }

    /** The key head of the query head's group: {@code queryHead / (queryHeads / keyHeads)}. */
    public int keyHeadOf(int queryHead) {
        return queryHead / (queryHeads / keyHeads);
    }

    /** Whether the head's numbers are within the layout. */
    public boolean contains(HeadId id) {
        int heads = id.kind() == HeadKind.QUERY ? queryHeads : keyHeads;
        return id.layer() < layers && id.head() < heads;
    }
}
