/** Standard errors by the delete-a-group jackknife over texts. Start at {@link plasticity.jackknife.TextGroups} and {@link plasticity.jackknife.Estimate}. */
package plasticity.jackknife;
