/** One head in, one report out: the only place that knows the order of the steps. */
package plasticity.analysis;
