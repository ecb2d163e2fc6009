/** Identifies heads: layer and number, directory name, grouped-query layout, sliding window. Start at {@link plasticity.heads.HeadId}. */
package plasticity.heads;
