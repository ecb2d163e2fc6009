package plasticity.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a table: its name and its columns in the order of the file. A class that defines a table has a constant for each column:
 *
 * <pre>{@code
 * private static final Table.Builder COLUMNS = Table.named("head_metrics").with(HeadIdentity.COLUMNS);
 * public static final Column.Real Q_R2_POS = COLUMNS.real("q_R2_pos", "Mean R² on position.");
 * public static final Table TABLE = COLUMNS.build();
 * }</pre>
 */
public final class Table {
    private final String name;
    private final List<Column> columns;
    private final Map<Column, Integer> indexes = new HashMap<>();

    private Table(String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        for (Column column : columns) {
            indexes.put(column, indexes.size());
        }
    }

    /** Starts a definition. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    /** The column of the standard errors of another column. */
    public static Column.Real errorOf(Column.Real value) {
        return new Column.Real("se_" + value.name(), "Standard error of " + value.name() + "; empty if undefined.");
    }

    /** The columns in the order of the file. */
    public List<Column> columns() {
        return columns;
    }

    public boolean has(Column column) {
        return indexes.containsKey(column);
    }

    boolean hasText() {
        return columns.stream().anyMatch(column -> column.type() == Column.Type.TEXT);
    }

    /** @throws IllegalArgumentException if the table has no such column */
    int indexOf(Column column) {
        Integer index = indexes.get(column);
        if (index == null) {
            throw new IllegalArgumentException(name + " has no column " + column.name());
        }
        return index;
    }

    /** Starts a row without any cells. */
    public Row.Builder row() {
        return new Row.Builder(this);
    }

    /** Starts a row with the cells of another row, possibly of another table, in the columns that both have. */
    public Row.Builder row(Row from) {
        return new Row.Builder(this).copy(from);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects the columns of a table. */
    public static final class Builder {
        private final String name;
        private final List<Column> columns = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        /** Appends columns that other tables have, too. */
        public Builder with(List<? extends Column> shared) {
            columns.addAll(shared);
            return this;
        }

        /** Appends a column of integers. */
        public Column.Int integer(String column, String description) {
            return add(new Column.Int(column, description));
        }

        /** Appends a column of integers whose cells may be empty. */
        public Column.Int optionalInteger(String column, String description) {
            return add(new Column.Int(column, description, true));
        }

        /** Appends a column of doubles. */
        public Column.Real real(String column, String description) {
            return add(new Column.Real(column, description));
        }

        /** Appends the standard error of a column. */
        public Column.Real error(Column.Real value) {
            return add(errorOf(value));
        }

        /** Appends the standard errors of columns. */
        public List<Column.Real> errors(List<Column.Real> values) {
            return values.stream().map(this::error).toList();
        }

        /** Appends a column of text. */
        public Column.Text text(String column, String description) {
            return add(new Column.Text(column, description));
        }

        private <C extends Column> C add(C column) {
            columns.add(column);
            return column;
        }

        public Table build() {
            return new Table(name, columns);
        }
    }
}
