package plasticity.plots.model;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * The heads of a plot: all heads, those of a layer, or one head.
 *
 * @param layer empty for all
 * @param head number within the layer; empty for all; given only with a layer
 */
public record HeadSelection(OptionalInt layer, OptionalInt head) {
    /** Whether the selection is one head. */
    public boolean isOneHead() {
        return head.isPresent();
    }

    public boolean contains(Head one) {
        return one.layer() == layer.orElse(one.layer()) && one.number() == head.orElse(one.number());
    }

    /**
     * Ensures that the selection contains a head of a table.
     *
     * @param file for the message
     * @throws PlotException if it does not
     */
    void check(Collection<Head> heads, Object file) throws PlotException {
        if (heads.stream().anyMatch(this::contains)) {
            return;
        }
        boolean hasLayer = heads.stream().anyMatch(one -> one.layer() == layer.orElse(one.layer()));
        throw new PlotException(
                layer.isEmpty()
                        ? file + ": contains no heads, nothing to draw"
                        : hasLayer
                                ? "head: " + file + " has no head " + head.getAsInt() + " in layer " + layer.getAsInt()
                                : "layer: " + file + " has no layer " + layer.getAsInt());
    }

    /** Appends the layer or the head to a title. */
    public String titled(String title) {
        if (layer.isEmpty()) {
            return title;
        }
        return title + ", layer " + layer.getAsInt() + (head.isPresent() ? ", head " + head.getAsInt() : "");
    }
}
