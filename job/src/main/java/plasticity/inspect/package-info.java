/**
 * What a dump holds and what is odd about it, before anything is analysed: one survey from directories, footers and, where asked for, all rows;
 * told as text, as JSON, and as configurations to start from.
 */
package plasticity.inspect;
