package plasticity.dump;

import java.util.List;

/**
 * The files from which a query head's metrics are computed.
 *
 * @param query its own, in name order; none if its directory cannot be used
 * @param key those of its key head, in name order; none if this is missing
 */
public record HeadFingerprints(List<FileFingerprint> query, List<FileFingerprint> key) {}
