package plasticity.parquet;

/** A page that the fast path does not read; nothing is said against the page. */
final class UnsupportedPageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedPageException(String what) {
        super(what, null, false, false);
    }
}
