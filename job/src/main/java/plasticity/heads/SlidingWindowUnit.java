package plasticity.heads;

/** The unit of a dump's {@code sliding_window} column. */
public enum SlidingWindowUnit {
    /** Tokens, as dumps define it. */
    TOKENS,
    /** Buckets, as the original toolkit interprets it. */
    BUCKETS
}
