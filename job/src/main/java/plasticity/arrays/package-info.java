/** Arrays of numbers in the precision in which they are stored. */
package plasticity.arrays;
