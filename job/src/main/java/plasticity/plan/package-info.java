/** Plans the work: work units, their order, and the memory that a task needs. Start at {@link plasticity.plan.DumpPlan}. */
package plasticity.plan;
