/** What the {@code run.json} beside a table says about it: whether it is the run's table, the model's name, the positions of buckets. */
package plasticity.plots.run;
