package plasticity.plots.report;

import plasticity.plots.model.Head;

/** The name and anchor of a head on the page. */
final class HeadName {
    private HeadName() {}

    /** The anchor of the section of a head. */
    static String id(Head head) {
        return "l" + head.layer() + "h" + head.number();
    }

    /** Such as {@code Layer 5, head 3}. */
    static String text(Head head) {
        return "Layer " + head.layer() + ", head " + head.number();
    }
}
