package plasticity.publish;

import org.apache.hadoop.fs.Path;
import plasticity.config.AnalysisConfig;
import plasticity.config.OutputFile;
import plasticity.config.Setting;
import plasticity.lease.Lease;
import plasticity.lease.LeaseOptions;
import plasticity.messages.RunException;
import plasticity.session.Application;
import plasticity.session.ConnectivityCheck;

/**
 * Where a run publishes its outputs, locked against other runs until it is closed.
 *
 * @param committer writes the outputs; usable after {@link #prepare}
 */
public record RunOutputs(Lease lease, OutputCommitter committer) implements AutoCloseable {
    /**
     * Checks that all outputs are reachable and not in the dump, then acquires the lease.
     *
     * @throws RunException if a check fails, or another run holds the lease
     */
    public static RunOutputs acquire(AnalysisConfig config, LeaseOptions options, Application application)
            throws RunException {
        requireReachable(config, application.connectivity());
        if (config.datasetLocalRoot().isPresent()) { // the path of a download is not known yet
            new DumpGuard(config.datasetLocalRoot().get(), config, application.hadoop()).require();
        }
        Lease lease = Lease.acquire(
                Setting.RUN_JSON.key(),
                new Path(config.runJson()),
                options,
                application.hadoop(),
                application.console().err(),
                application.clock());
        return new RunOutputs(lease, new OutputCommitter(application.hadoop()));
    }

    /**
     * Checks that all outputs can be written, and deletes temporary files of killed runs.
     *
     * @throws RunException if a check fails
     */
    public void prepare(AnalysisConfig config) throws RunException {
        for (OutputFile output : config.outputs()) {
            committer.requireWritable(output.key(), output.path());
        }
    }

    /** Deletes temporary files of killed runs if nothing is going to be written. */
    public void deleteLeftovers(AnalysisConfig config) {
        for (OutputFile output : config.outputs()) {
            committer.deleteLeftovers(output.path());
        }
    }

    private static void requireReachable(AnalysisConfig config, ConnectivityCheck check) throws RunException {
        for (OutputFile output : config.outputs()) {
            check.require(output.key(), new Path(output.path()));
        }
        if (config.datasetLocalRoot().isEmpty() && config.datasetStaging().isPresent()) {
            check.require(
                    Setting.DATASET_STAGING.key(),
                    new Path(config.datasetStaging().get()));
        }
    }

    @Override
    public void close() {
        committer.close();
        lease.close();
    }
}
