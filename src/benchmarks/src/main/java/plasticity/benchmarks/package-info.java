/** JMH benchmarks of the kernels: a whole head, and each of its stages. */
package plasticity.benchmarks;
