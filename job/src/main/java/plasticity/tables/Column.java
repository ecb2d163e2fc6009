package plasticity.tables;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * A column of a table: its name, its type, and where a row keeps its value.
 *
 * @param <R> the table's row
 */
public final class Column<R> {
    /** What a column holds. */
    public enum Type {
        /** 32-bit whole numbers. */
        WHOLE,
        /** Doubles; NaN is written as an empty cell or null. */
        REAL,
        /** Text. */
        TEXT
    }

    private interface Cell<R> {
        void write(R row, CellSink sink);
    }

    private final String name;
    private final Type type;
    private final Cell<R> cell;

    private Column(String name, Type type, Cell<R> cell) {
        this.name = name;
        this.type = type;
        this.cell = cell;
    }

    static <R> Column<R> whole(String name, ToIntFunction<R> value) {
        return new Column<>(name, Type.WHOLE, (row, sink) -> sink.whole(value.applyAsInt(row)));
    }

    static <R> Column<R> wholeIfKnown(String name, Function<R, OptionalInt> value) {
        return new Column<>(name, Type.WHOLE, (row, sink) -> {
            OptionalInt known = value.apply(row);
            if (known.isPresent()) {
                sink.whole(known.getAsInt());
            } else {
                sink.empty();
            }
        });
    }

    static <R> Column<R> real(String name, ToDoubleFunction<R> value) {
        return new Column<>(name, Type.REAL, (row, sink) -> sink.real(value.applyAsDouble(row)));
    }

    static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, Type.TEXT, (row, sink) -> sink.text(value.apply(row)));
    }

    /** The same column of rows that hold such rows. */
    <O> Column<O> within(Function<O, R> inner) {
        return new Column<>(name, type, (row, sink) -> cell.write(inner.apply(row), sink));
    }

    /** The name in the header. */
    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** Hands a row's value over, unboxed. */
    public void write(R row, CellSink sink) {
        cell.write(row, sink);
    }
}
