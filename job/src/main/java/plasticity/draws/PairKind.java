package plasticity.draws;

/** Which keys form a pair. In the order of the tables. */
public enum PairKind {
    /** The other key is in an earlier bucket. */
    FAR,
    /** Both keys are in the same bucket. */
    NEAR
}
