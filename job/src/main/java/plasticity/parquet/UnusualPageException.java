package plasticity.parquet;

/** A page that the fast path does not read; nothing is said against the page. */
final class UnusualPageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusualPageException(String what) {
        super(what, null, false, false);
    }
}
