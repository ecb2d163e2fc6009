/** The Hugging Face Hub: its answers, its downloads, and the cache that the Python client shares. Knows neither Spark nor Hadoop. */
package plasticity.hub;
