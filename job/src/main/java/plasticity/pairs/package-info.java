/** Key pairs: which buckets a query bucket may look at, how pairs are drawn, and how easily their order flips. */
package plasticity.pairs;
