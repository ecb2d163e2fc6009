/** The tables that a run writes: their rows, one definition of columns each, and the file formats. */
package plasticity.tables;
