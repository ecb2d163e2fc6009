package plasticity.parquet;

/** A value cannot be used. Its row is given relative to the current one, whose number only the reader of the file knows. */
public final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final long rowsBack;

    public RowException(String column, String problem) {
        this(column, problem, 0);
    }

    private RowException(String column, String problem, long rowsBack) {
        super(problem);
        this.column = column;
        this.rowsBack = rowsBack;
    }

    /** The same value, {@code rows} rows further back. */
    RowException before(long rows) {
        return new RowException(column, getMessage(), rowsBack + rows);
    }

    /** Number of rows between the value's row and the current one. */
    public long rowsBack() {
        return rowsBack;
    }

    public String column() {
        return column;
    }
}
