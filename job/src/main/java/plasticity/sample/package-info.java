/** A head's tokens as arrays: the numpy-compatible generator that draws them, their collection, and the orientation of their components. */
package plasticity.sample;
