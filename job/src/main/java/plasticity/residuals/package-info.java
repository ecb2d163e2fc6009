/** Tests whether residuals and noise components are normal: moments and the Kolmogorov–Smirnov test. Start at {@link plasticity.residuals.ResidualNormality} and {@link plasticity.residuals.NoiseNormality}. */
package plasticity.residuals;
