/** Analysis of variance of the preference between two keys: how much the token, the text, the position and the query head change it. Start at {@link plasticity.variation.Components}. */
package plasticity.variation;
