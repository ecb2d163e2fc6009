package plasticity.parquet;

import org.apache.parquet.io.ParquetDecodingException;

/** A page that cannot be read. The message names column and place; the cause says what is wrong. */
final class PageException extends ParquetDecodingException {
    private static final long serialVersionUID = 1L;

    /** @param offset of the page's header within the file */
    PageException(String column, long offset, Exception cause) {
        super("column " + column + ", page at byte " + offset, cause);
    }
}
