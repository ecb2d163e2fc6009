package plasticity.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.config.AnalysisConfig;
import plasticity.config.Setting;
import plasticity.dump.FileFingerprint;
import plasticity.dump.HeadFingerprints;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.input.DumpSource;
import plasticity.input.ResolvedDump;
import plasticity.messages.RunException;
import plasticity.plan.DumpPlan;
import plasticity.results.Fingerprint;

/**
 * The heads of a dump that are to be computed, and why. All others have results of an earlier run.
 *
 * @param fingerprints of all query heads, and with estimates also of their key heads
 * @param reasons head to be computed → reason, one line
 */
record Changes(NavigableMap<HeadId, Fingerprint> fingerprints, NavigableMap<HeadId, String> reasons) {
    /** The parameter of a key head with the number of query heads that its estimates cover: all of them, unless some cannot be analysed. */
    private static final String QUERY_HEADS = "query heads";

    /** What the results of a dump's heads depend on, per query head, and with estimates also per key head. */
    static NavigableMap<HeadId, Fingerprint> fingerprints(ResolvedDump dump, AnalysisConfig config) {
        NavigableMap<HeadId, Fingerprint> fingerprints = new TreeMap<>();
        for (Map.Entry<HeadId, List<HeadId>> group : queriesByKey(dump.plan()).entrySet()) {
            Map<String, String> parameters = parameters(config, group.getKey());
            List<FileFingerprint> all = new ArrayList<>();
            List<FileFingerprint> keyFiles = List.of();
            for (HeadId query : group.getValue()) {
                HeadFingerprints files = dump.plan().fingerprints(query);
                List<FileFingerprint> queryFiles = withBlobIds(dump.source(), files.query());
                keyFiles = withBlobIds(dump.source(), files.key());
                all.addAll(queryFiles);
                fingerprints.put(
                        query, new Fingerprint(HeadAnalysis.METRICS_VERSION, parameters, queryFiles, keyFiles));
            }
            if (settings(config).estimates().isPresent()) {
                Fingerprint ofKeyHead = new Fingerprint(HeadAnalysis.METRICS_VERSION, parameters, all, keyFiles);
                fingerprints.put(
                        group.getKey(), covering(ofKeyHead, group.getValue().size()));
            }
        }
        return fingerprints;
    }

    private static NavigableMap<HeadId, List<HeadId>> queriesByKey(DumpPlan plan) {
        return plan.queries().stream().collect(Collectors.groupingBy(plan::keyOf, TreeMap::new, Collectors.toList()));
    }

    /**
     * The fingerprint of a key head whose estimates cover only some of its query heads, since the others cannot be analysed. They are not reused when
     * these can.
     */
    static Fingerprint covering(Fingerprint keyHead, int queryHeads) {
        return keyHead.with(QUERY_HEADS, Integer.toString(queryHeads));
    }

    /** Number of query heads among some heads. */
    static int queryHeads(Set<HeadId> heads) {
        return (int)
                heads.stream().filter(head -> head.kind() == HeadKind.QUERY).count();
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
     * Reuses the earlier results of all heads that did not change. The estimates of a key head depend on the results of its query heads, so they are
     * computed if one of these is.
     *
     * @param fingerprints of the plan's heads
     * @throws RunException if {@code java.io.tmpdir} cannot be written
     */
    static Changes since(ResultCache earlier, DumpPlan plan, NavigableMap<HeadId, Fingerprint> fingerprints)
            throws RunException {
        NavigableMap<HeadId, String> reasons = new TreeMap<>();
        for (Map.Entry<HeadId, List<HeadId>> group : queriesByKey(plan).entrySet()) {
            HeadId key = group.getKey();
            boolean isAnyComputed = false;
            for (HeadId query : group.getValue()) {
                Optional<String> reason = earlier.reuse(query, fingerprints.get(query));
                reason.ifPresent(why -> reasons.put(query, why));
                isAnyComputed |= reason.isPresent();
            }
            if (fingerprints.containsKey(key)) {
                Optional<String> reason = isAnyComputed
                        ? Optional.of("estimates depend on a query head that is computed")
                        : earlier.reuse(key, fingerprints.get(key));
                reason.ifPresent(why -> reasons.put(key, why));
            }
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

    /** Number of query heads. */
    int queryHeads() {
        return queryHeads(fingerprints.keySet());
    }

    /** Number of query heads to be computed. */
    int computed() {
        return queryHeads(reasons.keySet());
    }

    /** Number of query heads whose results are reused. */
    int reused() {
        return queryHeads() - computed();
    }

    /** Number of key heads whose estimates are to be computed. */
    int computedKeyHeads() {
        return reasons.size() - computed();
    }
}
