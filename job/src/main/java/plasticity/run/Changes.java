package plasticity.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import plasticity.analysis.AnalysisSettings;
import plasticity.analysis.HeadAnalysis;
import plasticity.config.AnalysisConfig;
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

    /** What the figures of a dump's query heads depend on. */
    static NavigableMap<HeadId, Fingerprint> fingerprints(PlannedDump dump, AnalysisSettings settings) {
        NavigableMap<HeadId, Fingerprint> fingerprints = new TreeMap<>();
        for (HeadId query : dump.plan().queries()) {
            HeadId key = dump.plan().keyOf(query);
            HeadFingerprints marks = dump.plan().fingerprints(query);
            fingerprints.put(
                    query,
                    new Fingerprint(
                            HeadAnalysis.METRICS_VERSION,
                            named(settings, key),
                            known(dump.root(), marks.query()),
                            known(dump.root(), marks.key())));
        }
        return fingerprints;
    }

    private static List<FileFingerprint> known(DumpRoot root, List<FileFingerprint> marks) {
        return marks.stream().map(root::known).toList();
    }

    /** All that reaches the figures, by the names of the settings. */
    private static Map<String, String> named(AnalysisSettings settings, HeadId key) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("key head", Integer.toString(key.head()));
        named.put("max_tokens_per_head", Integer.toString(settings.maxTokensPerHead()));
        named.put("normality_max_dims", Integer.toString(settings.normalityMaxDims()));
        named.put("num_pairs_per_bucket", Integer.toString(settings.pairsPerBucket()));
        named.put("p_alpha", Double.toString(settings.pAlpha()));
        named.put("seed", Long.toString(settings.seed()));
        named.put("sliding_window_unit", settings.windowUnit().name().toLowerCase(Locale.ROOT));
        return named;
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

    /** The settings that reach figures. */
    static AnalysisSettings settings(AnalysisConfig config) {
        return new AnalysisSettings(
                config.maxTokensPerHead(),
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
