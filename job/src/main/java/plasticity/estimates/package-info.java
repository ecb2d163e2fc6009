/** Estimates the plasticity of query heads and key heads without a model, with standard errors: the only package that knows the order of these steps. Start at {@link plasticity.estimates.HeadEstimator} and {@link plasticity.estimates.KeyHeadEstimator}. */
package plasticity.estimates;
