/** What position explains of a query: regression, scalar predictability, the rotation to the positional direction, component weights. */
package plasticity.position;
