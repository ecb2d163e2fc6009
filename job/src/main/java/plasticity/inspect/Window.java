package plasticity.inspect;

import java.util.OptionalLong;

/**
 * The sliding window of a query head's rows.
 *
 * @param size in the unit that the dump means; NaN unless the state is {@link State#ONE}
 */
record Window(State state, double size) {
    static final Window NONE = new Window(State.NONE, Double.NaN);
    static final Window MIXED = new Window(State.MIXED, Double.NaN);
    static final Window UNKNOWN = new Window(State.UNKNOWN, Double.NaN);

    /** What rows say of it. */
    enum State {
        /** No row has one. */
        NONE,
        /** All rows have the same. */
        ONE,
        /** Rows differ, so that an analysis fails. */
        MIXED,
        /** Statistics do not tell. */
        UNKNOWN
    }

    /** The window that all rows have; none where the number is not positive. */
    static Window of(double size) {
        return size > 0 ? new Window(State.ONE, size) : NONE;
    }

    /** What statistics tell of the column. */
    static Window of(ColumnFacts column) {
        OptionalLong nulls = column.nulls();
        if (column.isAllNull()) {
            return NONE;
        }
        if (column.range().isEmpty() || nulls.isEmpty()) {
            return UNKNOWN;
        }
        Range range = column.range().get();
        boolean isOne = range.isOne() || range.most() <= 0;
        boolean isNullBesideNumbers = nulls.getAsLong() > 0 && range.most() > 0;
        return isOne && !isNullBesideNumbers ? of(range.most()) : MIXED;
    }

    /** The window of a head of two parts. */
    Window and(Window other) {
        if (equals(other)) {
            return this;
        }
        boolean isUnknown = state == State.UNKNOWN || other.state == State.UNKNOWN;
        return isUnknown && state != State.MIXED && other.state != State.MIXED ? UNKNOWN : MIXED;
    }
}
