package plasticity.parquet;

import java.io.IOException;

/** A page cannot be read. The message contains its column and offset, the cause the reason. */
final class PageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param offset of the page's header within the file, in bytes */
    PageException(String column, long offset, IOException cause) {
        super("column " + column + ", page at byte " + offset, cause);
    }
}
