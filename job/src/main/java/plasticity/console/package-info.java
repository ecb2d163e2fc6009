/** What a person sees while a run works: the terminal, the status line, progress of reads and downloads. Start at {@link plasticity.console.Console}. */
package plasticity.console;
