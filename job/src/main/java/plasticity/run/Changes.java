package plasticity.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.dump.FileFingerprint;
import plasticity.dump.HeadFingerprints;
import plasticity.heads.HeadId;
import plasticity.input.DumpSource;
import plasticity.input.ResolvedDump;
import plasticity.messages.RunException;
import plasticity.results.Fingerprint;

/**
 * The heads of a dump that are to be computed, and why. All others have results of an earlier run.
 *
 * @param fingerprints of all query heads
 * @param reasons head to be computed → reason, one line
 */
record Changes(NavigableMap<HeadId, Fingerprint> fingerprints, NavigableMap<HeadId, String> reasons) {

    /** What the metrics of a dump's query heads depend on, per query head. */
    static NavigableMap<HeadId, Fingerprint> fingerprints(ResolvedDump dump, AnalysisConfig config) {
        NavigableMap<HeadId, Fingerprint> fingerprints = new TreeMap<>();
        for (HeadId query : dump.plan().queries()) {
            HeadId key = dump.plan().keyOf(query);
            HeadFingerprints files = dump.plan().fingerprints(query);
            fingerprints.put(
                    query,
                    new Fingerprint(
                            HeadAnalysis.METRICS_VERSION,
                            parameters(config, key),
                            withBlobIds(dump.source(), files.query()),
                            withBlobIds(dump.source(), files.key())));
        }
        return fingerprints;
    }

    private static List<FileFingerprint> withBlobIds(DumpSource source, List<FileFingerprint> files) {
        return files.stream().map(source::withBlobId).toList();
    }

    /** What metrics depend on, except for the files: the key head, the platform, and the settings that affect metrics. */
    static Map<String, String> parameters(AnalysisConfig config, HeadId key) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("key head", Integer.toString(key.head()));
        parameters.put("platform", platform());
        for (Setting setting : Setting.values()) {
            if (setting.affectsMetrics()) {
                parameters.put(setting.key(), String.valueOf(config.value(setting)));
            }
        }
        return parameters;
    }

    /**
     * The parts of the platform that may change the last bit of a metric: {@code amd64, OpenJDK 64-Bit Server VM 17}. Java defines the arithmetic
     * operators and the square root exactly, but allows small errors in {@link Math#log}, {@link Math#exp} and similar functions. HotSpot
     * replaces them by hand-written code per architecture, other virtual machines by their own, and a new feature release may change that code.
     * The operating system and the update releases of a Java version make no difference.
     *
     * <p>This is the driver's platform, also on a cluster: fingerprints are compared before Spark is started, often to avoid starting it. Executors
     * are assumed to run on the same platform. If only theirs changes, pass {@code --fresh}.
     */
    private static String platform() {
        return System.getProperty("os.arch") + ", " + System.getProperty("java.vm.name") + " "
                + Runtime.version().feature();
    }

    /**
     * Reuses the earlier results of all heads that did not change.
     *
     * @throws RunException if {@code java.io.tmpdir} cannot be written
     */
    static Changes since(ResultCache earlier, NavigableMap<HeadId, Fingerprint> fingerprints) throws RunException {
        NavigableMap<HeadId, String> reasons = new TreeMap<>();
        for (Map.Entry<HeadId, Fingerprint> head : fingerprints.entrySet()) {
            earlier.reuse(head.getKey(), head.getValue()).ifPresent(reason -> reasons.put(head.getKey(), reason));
        }
        return new Changes(fingerprints, reasons);
    }

    /** The settings of the kernels. */
    static AnalysisSettings settings(AnalysisConfig config) {
        return new AnalysisSettings(
                config.normalityMaxDims(),
                config.pAlpha(),
                config.seed(),
                config.numPairsPerBucket(),
                config.slidingWindowUnit(),
                config.estimates().orElse(null));
    }

    /** Number of heads whose results are reused. */
    int reused() {
        return fingerprints.size() - reasons.size();
    }
}
