package plasticity.parquet;

/** A value that cannot be used, in a row that the catcher knows or in one before it. */
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

    /** The same so many rows further back. */
    RowException before(long rows) {
        return new RowException(column, getMessage(), rowsBack + rows);
    }

    /** How many rows the value lies before the current one. */
    public long rowsBack() {
        return rowsBack;
    }

    public String column() {
        return column;
    }
}
