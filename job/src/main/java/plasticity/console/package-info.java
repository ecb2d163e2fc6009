/** Console output of a run: status line, progress of reads and downloads. Start at {@link plasticity.console.Console}. */
package plasticity.console;
