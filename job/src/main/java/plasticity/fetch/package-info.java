/** Reads byte ranges of a file, from a local stream or by vectored reads ahead. Start at {@link plasticity.fetch.FileBytes}. */
package plasticity.fetch;
