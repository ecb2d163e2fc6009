package plasticity.results;

import java.util.Comparator;
import java.util.Optional;
import plasticity.heads.HeadKind;
import plasticity.tables.HeadStatus;

/**
 * A result in the store.
 *
 * @param bytes length of its line
 * @param segment number of its segment: later ones have greater numbers
 */
record StoredResult(ResultKey key, SpoolFile.Range range, int bytes, int segment) {
    /** The latest one last. */
    static final Comparator<StoredResult> BY_TIME = Comparator.comparingInt(StoredResult::segment)
            .thenComparingLong(result -> result.range().offset());

    boolean isOk() {
        return key.head().kind() == HeadKind.KEY || HeadStatus.isOk(key.identity());
    }

    /**
     * Whether a head with this fingerprint has the same result. If the fingerprint includes the contents of the files, these alone identify them: a
     * result without contents, and a fingerprint whose files could not all be read, do not match.
     */
    boolean isOf(Fingerprint fingerprint) {
        Optional<String> content = fingerprint.contentDigest();
        if (content.isPresent()) {
            return content.get().equals(key.content());
        }
        return !fingerprint.isPartlyRead() && fingerprint.digest().equals(key.digest());
    }

    /** Whether the fingerprint of its line has the digest of its key. */
    boolean isDigestOf(ResultLine line) {
        return line.fingerprint().digest().equals(key.digest());
    }
}
