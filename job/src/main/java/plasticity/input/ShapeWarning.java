package plasticity.input;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import plasticity.config.Setting;
import plasticity.dump.HeadDirectories;
import plasticity.heads.GroupedQueryLayout;
import plasticity.heads.HeadId;
import plasticity.heads.ShapeConflict;
import plasticity.tables.HeadIdentity;
import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/** A warning that a dump's heads contradict the configured shape: one on the console, and one per head that is paired with the wrong key head. */
record ShapeWarning(ShapeConflict conflict) {

    /** @param others heads of the model that have no directory */
    static Optional<ShapeWarning> of(HeadDirectories heads, Set<HeadId> others, GroupedQueryLayout given) {
        Set<HeadId> captured = new HashSet<>(heads.heads());
        captured.addAll(heads.beyondLayout());
        captured.addAll(others);
        return ShapeConflict.of(captured, given).map(ShapeWarning::new);
    }

    /** One line for the console. */
    String text(Object root) {
        return "WARNING: the heads in " + root + " contradict the model's shape. Given: " + shape(conflict.given())
                + ". Found: " + conflict.found() + ". "
                + (conflict.mispairs()
                        ? "Queries are compared with the wrong keys."
                        : "The heads outside the shape are left out.")
                + " The shape that fits: " + flags();
    }

    private static String shape(GroupedQueryLayout layout) {
        return Setting.NUM_LAYERS.key() + " " + layout.layers() + ", " + Setting.NUM_Q_HEADS.key() + " "
                + layout.queryHeads() + ", " + Setting.NUM_K_HEADS.key() + " " + layout.keyHeads();
    }

    private String flags() {
        return "--" + shape(conflict.fitting()).replace(", ", " --");
    }

    /** Adds a warning to the status of a head that the fitting shape would pair with another key head. */
    Row addTo(Row row) {
        int head = row.get(HeadIdentity.Q_HEAD);
        return conflict.mispairs(head)
                ? HeadStatus.withWarning(
                        row,
                        "the dump's heads contradict num_q_heads and num_k_heads: " + flags() + " would compare it"
                                + " with key head " + conflict.fitting().keyHeadOf(head))
                : row;
    }
}
