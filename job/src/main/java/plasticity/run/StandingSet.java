package plasticity.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import plasticity.config.AnalysisConfig;
import plasticity.heads.HeadId;
import plasticity.results.Fingerprint;

/** The set that an earlier run left where this one publishes. */
final class StandingSet {
    private static final int TABLES = 4;

    private final AnalysisConfig config;
    private final Outputs outputs;
    private final Configuration hadoop;

    StandingSet(AnalysisConfig config, Outputs outputs, Configuration hadoop) {
        this.config = config;
        this.outputs = outputs;
        this.hadoop = hadoop;
    }

    /** Whether there may be one: its manifest is there. */
    boolean isThere() {
        try {
            return outputs.exists(config.runJson());
        } catch (RunException e) {
            return false; // whoever writes there tells why
        }
    }

    /** Whether a run that found all these heads unchanged would publish just this set: whole, of this version, under the same names. */
    boolean isOf(Map<HeadId, Fingerprint> heads) {
        try {
            PublishedSet set = PublishedSet.at(config.runJson(), hadoop);
            RunManifest run = set.run();
            return run.format() == RunManifest.FORMAT
                    && Version.text().equals(run.version())
                    && run.failed() == 0
                    && run.fingerprints().equals(digests(heads))
                    && run.tables().size() == TABLES
                    && isAt(run, Publication.METRICS, config.outputCsv())
                    && isAt(run, Publication.BUCKETS, config.bucketCsv())
                    && isAt(run, Publication.COMPONENTS, config.componentCsv())
                    && isAt(run, Publication.STATUS, config.statusCsv())
                    && set.faults().isEmpty();
        } catch (RunException e) {
            return false; // what cannot be read is written anew
        }
    }

    /** Directory of a head → digest of its fingerprint, as a manifest has them. */
    static Map<String, String> named(Map<HeadId, String> digests) {
        Map<String, String> named = new LinkedHashMap<>();
        digests.forEach((head, digest) -> named.put(head.directoryName(), digest));
        return named;
    }

    private static Map<String, String> digests(Map<HeadId, Fingerprint> heads) {
        Map<String, String> digests = new LinkedHashMap<>();
        heads.forEach((head, fingerprint) -> digests.put(head.directoryName(), fingerprint.digest()));
        return digests;
    }

    private boolean isAt(RunManifest run, String table, String target) throws RunException {
        RunManifest.Table there = run.tables().get(table);
        return there != null && outputs.nameOf(target, config.runJson()).equals(there.path());
    }
}
