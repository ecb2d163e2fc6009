/** Summarises a dump before it is analysed: contents, anomalies, cost, starter configurations. Start at {@link plasticity.inspect.Inspection}. */
package plasticity.inspect;
