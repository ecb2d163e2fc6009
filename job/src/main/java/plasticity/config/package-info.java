/** Settings: one definition each, the strict binding of YAML files and flags to them, and all problems reported together. */
package plasticity.config;
