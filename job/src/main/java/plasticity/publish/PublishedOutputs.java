package plasticity.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.heads.HeadId;
import plasticity.messages.Plural;
import plasticity.messages.RunException;
import plasticity.results.Fingerprint;
import plasticity.tables.HeadBucketPlasticity;
import plasticity.tables.HeadComponentWeights;
import plasticity.tables.HeadMetrics;
import plasticity.tables.HeadStatus;

/** The set that an earlier run left where this one publishes. */
public final class PublishedOutputs {
    private static final Map<String, Setting> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put(HeadMetrics.TABLE.name(), Setting.OUTPUT_CSV);
        TABLES.put(HeadBucketPlasticity.TABLE.name(), Setting.BUCKET_CSV);
        TABLES.put(HeadComponentWeights.TABLE.name(), Setting.COMPONENT_CSV);
        TABLES.put(HeadStatus.TABLE.name(), Setting.STATUS_CSV);
    }

    private final AnalysisConfig config;
    private final OutputCommitter outputs;
    private final Configuration hadoop;
    private Optional<Boolean> isThere = Optional.empty();

    public PublishedOutputs(AnalysisConfig config, OutputCommitter outputs, Configuration hadoop) {
        this.config = config;
        this.outputs = outputs;
        this.hadoop = hadoop;
    }

    /** Whether there may be one: its manifest is there. */
    public boolean isThere() {
        if (isThere.isEmpty()) {
            try {
                isThere = Optional.of(outputs.exists(config.runJson()));
            } catch (RunException e) {
                isThere = Optional.of(false); // whoever writes there tells why
            }
        }
        return isThere.get();
    }

    /** Its manifest; empty where there is none, or it cannot be read. */
    public Optional<RunManifest> manifest() {
        try {
            return isThere()
                    ? Optional.of(PublishedRun.at(config.runJson(), hadoop).run())
                    : Optional.empty();
        } catch (RunException e) {
            return Optional.empty();
        }
    }

    /**
     * Why a run that found all these heads unchanged would write the set again, a line each. Empty when it would publish just this set: whole, of
     * this version, under the same names.
     */
    public List<String> differences(Map<HeadId, Fingerprint> heads) {
        if (!isThere()) {
            return List.of(config.runJson() + " does not exist");
        }
        try {
            PublishedRun set = PublishedRun.at(config.runJson(), hadoop);
            RunManifest run = set.run();
            if (run.format() != RunManifest.FORMAT) {
                return set.faults();
            }
            List<String> differences = new ArrayList<>();
            if (!Version.text().equals(run.version())) {
                differences.add("version " + run.version() + " wrote the set, this is version " + Version.text());
            }
            if (run.failed() != 0) {
                differences.add("in the last run " + Plural.of(run.failed(), "head") + " failed");
            }
            addHeads(run.fingerprints(), digests(heads), differences);
            addPlaces(run, differences);
            // Only a set that seems to be this one is worth reading.
            return differences.isEmpty() ? set.faults() : differences;
        } catch (RunException e) {
            return List.of(e.getMessage()); // what cannot be read is written anew
        }
    }

    private static void addHeads(Map<String, String> before, Map<String, String> now, List<String> differences) {
        add(before, head -> !now.containsKey(head), "no longer in the dump", differences);
        add(now, head -> !before.containsKey(head), "not in the tables", differences);
        add(
                now,
                head -> before.containsKey(head) && !Objects.equals(before.get(head), now.get(head)),
                "the tables hold another state of it",
                differences);
    }

    private static void add(Map<String, String> heads, Predicate<String> which, String what, List<String> differences) {
        List<String> some = heads.keySet().stream().filter(which).toList();
        if (!some.isEmpty()) {
            differences.add(Plural.listed(some) + ": " + what);
        }
    }

    private void addPlaces(RunManifest run, List<String> differences) throws RunException {
        if (run.tables().size() != TABLES.size()) {
            differences.add(
                    "run.json lists " + Plural.of(run.tables().size(), "table") + ", a run writes " + TABLES.size());
        }
        for (Map.Entry<String, Setting> table : TABLES.entrySet()) {
            RunManifest.Table there = run.tables().get(table.getKey());
            String place = outputs.nameOf((String) config.value(table.getValue()), config.runJson());
            if (there != null && !place.equals(there.path())) {
                differences.add(table.getKey() + ": was written to " + there.path() + " and is now to be " + place);
            }
        }
    }

    /** Directory of a head → digest of its fingerprint, as a manifest has them. */
    public static Map<String, String> named(Map<HeadId, String> digests) {
        Map<String, String> named = new LinkedHashMap<>();
        digests.forEach((head, digest) -> named.put(head.directoryName(), digest));
        return named;
    }

    private static Map<String, String> digests(Map<HeadId, Fingerprint> heads) {
        Map<String, String> digests = new LinkedHashMap<>();
        heads.forEach((head, fingerprint) -> digests.put(head.directoryName(), fingerprint.digest()));
        return digests;
    }
}
