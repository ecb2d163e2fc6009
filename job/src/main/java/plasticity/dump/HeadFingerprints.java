package plasticity.dump;

import java.util.List;

/**
 * The files that a query head's figures come from.
 *
 * @param query its own, in name order; none where its directory cannot be used
 * @param key those of the key head that it meets, in name order; none where that is missing
 */
public record HeadFingerprints(List<FileFingerprint> query, List<FileFingerprint> key) {}
