package plasticity.results;

import plasticity.tables.HeadStatus;
import plasticity.tables.Row;

/**
 * The outcome of a head's last analysis, and what it depended on.
 *
 * @param status the head's row of {@link HeadStatus}
 */
public record EarlierResult(Fingerprint fingerprint, Row status) {}
