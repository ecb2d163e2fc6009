/** Reads the rows of a head: footers, columns, kept rows, blocks of tokens. Start at {@link plasticity.tokens.HeadReader}. */
package plasticity.tokens;
