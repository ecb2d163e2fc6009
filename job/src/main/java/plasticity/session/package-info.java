/** Configures Spark: session, cluster resources, local directories, and connectivity checks of stores. Start at {@link plasticity.session.Application}. */
package plasticity.session;
