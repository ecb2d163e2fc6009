/** The Spark job: an RDD with one partition per work unit, and the analysis that runs in each task. Start at {@link plasticity.tasks.HeadJob}. */
package plasticity.tasks;
