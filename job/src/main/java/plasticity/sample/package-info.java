/** The kept rows of one head as arrays: numpy-compatible draws, collection of rows, orientation of components. Start at {@link plasticity.sample.TokenTable}. */
package plasticity.sample;
