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
import plasticity.input.DumpRoot;
import plasticity.input.PlannedDump;
import plasticity.messages.RunException;
import plasticity.results.Fingerprint;

/**
 * Which heads of a dump are to be computed, and why; all others have results of an earlier run.
 *
 * @param fingerprints of all query heads
 * @param reasons head that is computed → a line
 */
record Changes(NavigableMap<HeadId, Fingerprint> fingerprints, NavigableMap<HeadId, String> reasons) {

    /** What the metrics of a dump's query heads depend on, per query head. */
    static NavigableMap<HeadId, Fingerprint> fingerprints(PlannedDump dump, AnalysisConfig config) {
        NavigableMap<HeadId, Fingerprint> fingerprints = new TreeMap<>();
        for (HeadId query : dump.plan().queries()) {
            HeadId key = dump.plan().keyOf(query);
            HeadFingerprints marks = dump.plan().marks(query);
            fingerprints.put(
                    query,
                    new Fingerprint(
                            HeadAnalysis.FIGURES,
                            parameters(config, key),
                            known(dump.root(), marks.query()),
                            known(dump.root(), marks.key())));
        }
        return fingerprints;
    }

    private static List<FileFingerprint> known(DumpRoot root, List<FileFingerprint> marks) {
        return marks.stream().map(root::known).toList();
    }

    /** Everything except the files: the key head, the platform, and the settings that affect metrics. */
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
     * operators and the square root exactly, but lets {@link Math#log}, {@link Math#exp} and their like be off by one ulp. HotSpot replaces them
     * by hand-written code per architecture, other virtual machines by their own, and a new feature release may bring new code. The operating
     * system and updates of a release make no difference.
     *
     * <p>It is the driver's platform, also on a cluster: fingerprints are compared before Spark starts, and often instead of starting it. Executors
     * are assumed to run on the same platform. Pass {@code --fresh} after only theirs has changed.
     */
    private static String platform() {
        return System.getProperty("os.arch") + ", " + System.getProperty("java.vm.name") + " "
                + Runtime.version().feature();
    }

    /**
     * Takes over the results of all heads that did not change; the others are to be computed.
     *
     * @throws RunException when nothing can be written to {@code java.io.tmpdir}
     */
    static Changes against(ResultCache earlier, NavigableMap<HeadId, Fingerprint> fingerprints) throws RunException {
        NavigableMap<HeadId, String> reasons = new TreeMap<>();
        for (Map.Entry<HeadId, Fingerprint> head : fingerprints.entrySet()) {
            earlier.takeOver(head.getKey(), head.getValue()).ifPresent(reason -> reasons.put(head.getKey(), reason));
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
                config.slidingWindowUnit());
    }

    /** Heads whose results are there. */
    int reused() {
        return fingerprints.size() - reasons.size();
    }
}
