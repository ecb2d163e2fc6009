/** The results of heads, as rows of the tables: kept from one run to the next, with what they depend on. */
package plasticity.results;
