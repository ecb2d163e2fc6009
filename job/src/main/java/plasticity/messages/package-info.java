/** One-line messages for users and the log behind them: exceptions as text, suggestions for typos, redaction of secrets. Start at {@link plasticity.messages.OneLine}. */
package plasticity.messages;
