/** Lets one run at a time write to a run_json. Start at {@link plasticity.lease.Lease}. */
package plasticity.lease;
