package plasticity.heads;

/** What the number in a dump's {@code sliding_window} column counts. */
public enum SlidingWindowUnit {
    /** Tokens, as the dump's writer means it. */
    TOKENS,
    /** Buckets, as the original toolkit's code reads it. */
    BUCKETS
}
