/** Ensures that only one run at a time writes to a run_json. Start at {@link plasticity.lease.Lease}. */
package plasticity.lease;
