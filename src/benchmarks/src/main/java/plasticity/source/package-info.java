/** The benchmark of the decoder, which lives in the decoder's package to reach it without Spark. */
package plasticity.source;
