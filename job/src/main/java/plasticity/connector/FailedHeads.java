package plasticity.connector;

import java.util.Optional;
import plasticity.messages.Secrets;

/** How a query for metrics handles heads that cannot be analysed. */
enum FailedHeads {
    /** The query fails with the head's error. */
    FAIL,
    /** The head has no rows; {@link plasticity.config.OutputTable#STATUS} has the error. */
    SKIP;

    /**
     * Fails the query if a head failed and such heads fail the query.
     *
     * @param error of a head that failed, with its name
     * @throws IllegalArgumentException with the error
     */
    void refuse(Optional<String> error) {
        if (this == FAIL && error.isPresent()) {
            throw new IllegalArgumentException(Secrets.redact(error.get())
                    + "; option failed_heads=skip leaves such heads out, output=status lists them");
        }
    }
}
