package plasticity.inspect;

import java.util.OptionalLong;

/**
 * The sliding window of the rows of a query head.
 *
 * @param size in the unit of the dump; NaN unless the state is {@link State#ONE}
 */
record Window(State state, double size) {
    static final Window NONE = new Window(State.NONE, Double.NaN);
    static final Window MIXED = new Window(State.MIXED, Double.NaN);
    static final Window UNKNOWN = new Window(State.UNKNOWN, Double.NaN);

    /** States of the rows together. */
    enum State {
        /** No row has one. */
        NONE,
        /** All rows have the same. */
        ONE,
        /** Rows differ, so an analysis fails. */
        MIXED,
        /** Statistics do not determine it. */
        UNKNOWN
    }

    /** A window of one size; none if the size is not positive. */
    static Window of(double size) {
        return size > 0 ? new Window(State.ONE, size) : NONE;
    }

    /** The window according to statistics of the column. */
    static Window of(ColumnFacts column) {
        OptionalLong nulls = column.nulls();
        if (column.isAllNull()) {
            return NONE;
        }
        if (column.range().isEmpty() || nulls.isEmpty()) {
            return UNKNOWN;
        }
        Range range = column.range().get();
        boolean isOne = range.isOne() || range.max() <= 0;
        boolean hasNullsAndWindows = nulls.getAsLong() > 0 && range.max() > 0;
        return isOne && !hasNullsAndWindows ? of(range.max()) : MIXED;
    }

    /** Merges the windows of two parts of a head. */
    Window and(Window other) {
        if (equals(other)) {
            return this;
        }
        boolean isUnknown = state == State.UNKNOWN || other.state == State.UNKNOWN;
        return isUnknown && state != State.MIXED && other.state != State.MIXED ? UNKNOWN : MIXED;
    }
}
