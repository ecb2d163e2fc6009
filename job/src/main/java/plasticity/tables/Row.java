package plasticity.tables;

import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A row of a table. Numbers are unboxed. */
public final class Row {
    private static final String[] NO_TEXTS = {};

    private final Table table;
    /** By column; an integer is exact as a double, NaN is an empty cell. */
    private final double[] numbers;
    /** By column; without elements if no column holds text. */
    private final String[] texts;

    private Row(Table table, double[] numbers, String[] texts) {
        this.table = table;
        this.numbers = numbers;
        this.texts = texts;
    }

    public Table table() {
        return table;
    }

    /** The integer of a cell that is not empty. */
    public int get(Column.Int column) {
        return (int) numbers[table.indexOf(column)];
    }

    /** The value of a cell; NaN if it is undefined. */
    public double get(Column.Real column) {
        return numbers[table.indexOf(column)];
    }

    /** The text of a cell; null if it is empty. */
    public String get(Column.Text column) {
        return texts[table.indexOf(column)];
    }

    /** The number of a cell; NaN if it is empty. */
    double number(int column) {
        return numbers[column];
    }

    String text(int column) {
        return texts[column];
    }

    /** Hands all cells over, in the order of columns. */
    public void write(CellSink sink) {
        for (int column = 0; column < numbers.length; column++) {
            write(column, sink);
        }
    }

    void write(int column, CellSink sink) {
        switch (table.columns().get(column).type()) {
            case INTEGER -> {
                if (Double.isNaN(numbers[column])) {
                    sink.empty();
                } else {
                    sink.integer((int) numbers[column]);
                }
            }
            case REAL -> sink.real(numbers[column]);
            case TEXT -> sink.text(texts[column]);
        }
    }

    /** A row with the same cells, for a reader that replaces them. */
    Row copy() {
        return new Row(table, numbers.clone(), texts.length == 0 ? texts : texts.clone());
    }

    /** Replaces a cell of a row that nobody else has yet. */
    void put(int column, double number) {
        numbers[column] = number;
    }

    void put(int column, String text) {
        texts[column] = text;
    }

    /** Whether a cell of a column equals that of another row, possibly of another table. */
    boolean hasSame(int column, Row other, int otherColumn) {
        return table.columns().get(column).type() == Column.Type.TEXT
                ? Objects.equals(texts[column], other.texts[otherColumn])
                : Double.compare(numbers[column], other.numbers[otherColumn]) == 0;
    }

    private String cell(int column) {
        return table.columns().get(column).type() == Column.Type.TEXT
                ? String.valueOf(texts[column])
                : String.valueOf(numbers[column]);
    }

    /** Whether both are rows of the same table with the same cells; one NaN equals another. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Row row
                && table == row.table
                && Arrays.equals(numbers, row.numbers)
                && Arrays.equals(texts, row.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(texts);
    }

    @Override
    public String toString() {
        return table.columns().stream()
                .map(column -> column.name() + "=" + cell(table.indexOf(column)))
                .collect(Collectors.joining(", ", table.name() + "[", "]"));
    }

    /** Collects the cells of a row by column, in any order. */
    public static final class Builder {
        private final Table table;
        private final double[] numbers;
        private final String[] texts;
        private final boolean[] isSet;

        Builder(Table table) {
            this(
                    table,
                    new double[table.columns().size()],
                    table.hasText() ? new String[table.columns().size()] : NO_TEXTS,
                    new boolean[table.columns().size()]);
        }

        private Builder(Table table, double[] numbers, String[] texts, boolean[] isSet) {
            this.table = table;
            this.numbers = numbers;
            this.texts = texts;
            this.isSet = isSet;
        }

        /** A builder of another row that begins with the cells that have been set. */
        public Builder fork() {
            return new Builder(table, numbers.clone(), texts.clone(), isSet.clone());
        }

        public Builder set(Column.Int column, int value) {
            number(table.indexOf(column), value);
            return this;
        }

        /** @param value may be absent only in a column whose cells may be empty */
        public Builder set(Column.Int column, OptionalInt value) {
            number(table.indexOf(column), value.isPresent() ? value.getAsInt() : Double.NaN);
            return this;
        }

        /** @param value NaN if it is undefined */
        public Builder set(Column.Real column, double value) {
            number(table.indexOf(column), value);
            return this;
        }

        /** @param value null for an empty cell */
        public Builder set(Column.Text column, String value) {
            text(table.indexOf(column), value);
            return this;
        }

        void number(int column, double value) {
            if (Double.isNaN(value)
                    && table.columns().get(column) instanceof Column.Int integer
                    && !integer.isOptional()) {
                throw new IllegalArgumentException(table.name() + ": " + integer.name() + " is empty");
            }
            numbers[column] = value;
            isSet[column] = true;
        }

        void text(int column, String value) {
            texts[column] = value;
            isSet[column] = true;
        }

        Builder copy(Row from) {
            for (Column column : table.columns()) {
                if (from.table.has(column)) {
                    int index = table.indexOf(column);
                    int other = from.table.indexOf(column);
                    if (column.type() == Column.Type.TEXT) {
                        text(index, from.texts[other]);
                    } else {
                        number(index, from.numbers[other]);
                    }
                }
            }
            return this;
        }

        /** The row, even if some columns have not been set. */
        Row incomplete() {
            return new Row(table, numbers, texts);
        }

        /**
         * The row. The builder must not be used afterwards.
         *
         * @throws IllegalStateException if a column has not been set
         */
        public Row build() {
            for (int column = 0; column < isSet.length; column++) {
                if (!isSet[column]) {
                    throw new IllegalStateException(table.name() + ": no value for "
                            + table.columns().get(column).name());
                }
            }
            return incomplete();
        }
    }
}
