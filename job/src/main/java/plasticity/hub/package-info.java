/** Downloads datasets from the Hugging Face Hub into the cache of its Python client; knows neither Spark nor Hadoop. Start at {@link plasticity.hub.Hub}. */
package plasticity.hub;
