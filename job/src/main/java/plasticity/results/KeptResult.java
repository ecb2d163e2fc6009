package plasticity.results;

import java.util.Comparator;
import java.util.Optional;
import plasticity.tables.HeadStatus;

/**
 * A result in the store.
 *
 * @param start what its line tells first
 * @param bytes of its line
 * @param segment number of the segment: later ones have greater numbers
 */
record KeptResult(ResultKey start, SpoolRange place, int bytes, int segment) {
    /** The later ones last. */
    static final Comparator<KeptResult> IN_TIME = Comparator.comparingInt(KeptResult::segment)
            .thenComparingLong(kept -> kept.place().offset());

    boolean isOk() {
        return start.status().status() == HeadStatus.State.OK;
    }

    /**
     * Whether a head with this fingerprint would have the same result: where contents were looked at they decide alone, and a result of whose
     * files the content was not looked at is another, as is that of files whose content could not be read.
     */
    boolean isOf(Fingerprint fingerprint) {
        Optional<String> content = fingerprint.contentDigest();
        if (content.isPresent()) {
            return content.get().equals(start.content());
        }
        return !fingerprint.isPartlyRead() && fingerprint.digest().equals(start.digest());
    }

    /** Whether the fingerprint that its line tells is the one of which it tells the digest. */
    boolean isDigestOf(ResultLine line) {
        return line.fingerprint().digest().equals(start.digest());
    }
}
