/** Information from the {@code run.json} next to a table: whether it lists the table, the model's name and the bucket positions. */
package plasticity.plots.run;
