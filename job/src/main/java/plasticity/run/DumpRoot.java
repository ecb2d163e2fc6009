package plasticity.run;

import java.util.Optional;

/**
 * Where an analysis reads its dump.
 *
 * @param path of the directory in which the model directories lie, as Hadoop takes it
 * @param dataset the state of the data set on the Hub, empty for a dump that was there
 */
record DumpRoot(String path, Optional<RunManifest.Dataset> dataset) {}
