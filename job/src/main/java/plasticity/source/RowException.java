package plasticity.source;

/** A value that cannot be used, in a row that the catcher knows. */
final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;

    RowException(String column, String problem) {
        super(problem);
        this.column = column;
    }

    String column() {
        return column;
    }
}
