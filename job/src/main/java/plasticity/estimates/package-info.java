/** Estimates a head's plasticity without a model, with standard errors: the only package that knows the order of the steps. Start at {@link plasticity.estimates.HeadEstimator}. */
package plasticity.estimates;
