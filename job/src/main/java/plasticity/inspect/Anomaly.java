package plasticity.inspect;

import java.util.List;
import java.util.Locale;
import plasticity.heads.HeadId;

/**
 * Something about a dump that its user may not expect.
 *
 * @param message one line
 * @param heads that it is about, in order; none where it is about the dump as a whole
 */
record Anomaly(Kind kind, String message, List<HeadId> heads) {
    /** What sort of thing it is; {@code src/site/inspect.md} lists them, and names are stable. */
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

        /** The name as it stands in JSON. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Anomaly {
        heads = List.copyOf(heads);
    }
}
