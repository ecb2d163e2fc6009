package plasticity.estimates;

/** The estimators of plasticity, in the order of the tables; each is defined in the class of {@code plasticity.estimators} named after it. */
public enum Estimator {
    LINEAR,
    LINEAR_FULL,
    GAUSSIAN,
    EMPIRICAL,
    TOKEN
}
