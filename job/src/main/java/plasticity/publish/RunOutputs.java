package plasticity.publish;

import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputNames;
import plasticity.config.Setting;
import plasticity.lease.Lease;
import plasticity.lease.LeaseOptions;
import plasticity.messages.RunException;
import plasticity.session.Application;
import plasticity.session.ConnectivityCheck;

/**
 * Where a run publishes: its own as long as it is open.
 *
 * @param lease of the place
 * @param outputs which can be written once {@link #prepare} has seen so
 */
public record RunOutputs(Lease lease, OutputCommitter outputs) implements AutoCloseable {
    /**
     * Sees that all places of a run answer and are not those of the dump, and takes the lease, or waits for it.
     *
     * @throws RunException when they do not, they are, or another run has the lease
     */
    public static RunOutputs take(AnalysisConfig config, LeaseOptions terms, Application application)
            throws RunException {
        requireAnswers(config, application.connectivity());
        if (config.datasetLocalRoot().isPresent()) { // a download's place is known later
            new DumpGuard(config.datasetLocalRoot().get(), config, application.hadoop()).require();
        }
        Lease lease = Lease.take(
                Setting.RUN_JSON.key(),
                new Path(config.runJson()),
                terms,
                application.hadoop(),
                application.console().err(),
                application.clock());
        return new RunOutputs(lease, new OutputCommitter(application.hadoop()));
    }

    /**
     * Sees that all outputs can be written and replace no foreign file, and removes what a run that was killed left aside.
     *
     * @param standing the set that is there
     * @throws RunException when one cannot, or would
     */
    public void prepare(
            AnalysisConfig config, ReplacementGuard.Foreign foreign, PublishedOutputs standing, Application application)
            throws RunException {
        if (foreign == ReplacementGuard.Foreign.KEPT) {
            new ReplacementGuard(application.hadoop()).require(config, standing.manifest());
        }
        for (Setting output : OutputNames.OUTPUTS) {
            outputs.require(output.key(), (String) config.value(output));
        }
    }

    /** Removes what a run that was killed left aside, where nothing is to be written. */
    public void sweep(AnalysisConfig config) {
        for (Setting output : OutputNames.OUTPUTS) {
            outputs.sweep((String) config.value(output));
        }
    }

    private static void requireAnswers(AnalysisConfig config, ConnectivityCheck contact) throws RunException {
        for (Setting output : OutputNames.OUTPUTS) {
            contact.require(output.key(), new Path((String) config.value(output)));
        }
        if (config.datasetLocalRoot().isEmpty() && config.datasetStaging().isPresent()) {
            contact.require(
                    Setting.DATASET_STAGING.key(),
                    new Path(config.datasetStaging().get()));
        }
    }

    @Override
    public void close() {
        outputs.close();
        lease.close();
    }
}
