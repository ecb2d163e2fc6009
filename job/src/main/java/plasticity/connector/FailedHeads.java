package plasticity.connector;

import java.util.Optional;
import plasticity.messages.Secrets;

/** What a head that cannot be analysed does to a query for figures. */
enum FailedHeads {
    /** The query fails, with the head's error. */
    FAIL,
    /** The head has no rows; {@link Output#STATUS} tells why. */
    SKIP;

    /**
     * Takes what became of a head.
     *
     * @param error of a head that failed, with its name
     * @throws IllegalArgumentException for any error when such heads fail the query
     */
    void refuse(Optional<String> error) {
        if (this == FAIL && error.isPresent()) {
            throw new IllegalArgumentException(Secrets.redact(error.get())
                    + "; option failed_heads=skip leaves such heads out, output=status lists them");
        }
    }
}
