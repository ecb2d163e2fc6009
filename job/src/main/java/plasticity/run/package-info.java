/** The Spark job around the analysis: session, progress, tables, publication and manifest. */
package plasticity.run;
