/** Settings: one definition each, and the strict binding of YAML files and flags to them. Start at {@link plasticity.config.Setting} and {@link plasticity.config.ConfigLoader}. */
package plasticity.config;
