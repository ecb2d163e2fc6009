/** How normal the residuals and the noise components of a head are: moments and the Kolmogorov–Smirnov test. */
package plasticity.residuals;
