/** The geometry of a head's queries and keys: the direction of drift, the direction that separates queries from keys, and the first principal component. Start at {@link plasticity.geometry.HeadGeometry}. */
package plasticity.geometry;
