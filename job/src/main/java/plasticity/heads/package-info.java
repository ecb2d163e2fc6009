/** What a head is: its number, its directory's name, which key head serves it, and its sliding window. Knows nothing else. */
package plasticity.heads;
