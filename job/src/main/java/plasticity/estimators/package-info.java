/** Estimators of the plasticity of a pair of keys: each class is one formula. Start at {@link plasticity.estimators.PreferenceCounts}. */
package plasticity.estimators;
