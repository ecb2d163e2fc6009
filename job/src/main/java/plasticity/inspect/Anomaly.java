package plasticity.inspect;

import java.util.List;
import java.util.Locale;
import plasticity.heads.HeadId;

/**
 * A property of a dump that its user may not expect.
 *
 * @param message one line
 * @param heads affected heads, in order; empty if the anomaly concerns the entire dump
 */
record Anomaly(Kind kind, String message, List<HeadId> heads) {
    /** Kinds of anomalies. {@code src/site/inspect.md} documents them; the names are stable. */
    enum Kind {
        UNREADABLE,
        KEY_MISSING,
        KEY_UNUSED,
        LAYERS_MISSING,
        WIDTHS_DIFFER,
        VECTORS_UNEVEN,
        NULLS,
        NOT_FINITE,
        WINDOW_MIXED,
        WINDOW_UNKNOWN,
        EXAMPLES_MISSING,
        COLUMNS_DIFFER,
        PLASTICITY_UNDEFINED,
        POSITION_NEGATIVE,
        BUCKET_NEGATIVE,
        BUCKETS_DIFFER,
        BUCKETS_MANY,
        BUCKETS_UNEXPLAINED,
        POSITIONS_REPEATED,
        STATISTICS_MISSING;

        /** The name in JSON. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Anomaly {
        heads = List.copyOf(heads);
    }
}
