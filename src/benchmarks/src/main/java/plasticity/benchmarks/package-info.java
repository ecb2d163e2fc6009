/** JMH benchmarks of the decoder and the kernels: a complete head, and each step of its analysis. */
package plasticity.benchmarks;
