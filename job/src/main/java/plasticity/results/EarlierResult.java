package plasticity.results;

import plasticity.tables.HeadStatus;

/** What became of a head when it was last analysed, and what that depended on. */
public record EarlierResult(Fingerprint fingerprint, HeadStatus status) {}
