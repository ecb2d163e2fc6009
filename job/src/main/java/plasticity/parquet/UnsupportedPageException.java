package plasticity.parquet;

/** The fast path does not support a page, which may be valid. */
final class UnsupportedPageException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsupportedPageException(String what) {
        super(what, null, false, false);
    }
}
