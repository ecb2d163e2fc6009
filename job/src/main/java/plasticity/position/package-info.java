/** What position explains of a query: regression, scalar predictability, rotation to the positional direction, component weights. Start at {@link plasticity.position.PositionRegression}. */
package plasticity.position;
