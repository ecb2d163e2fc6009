package plasticity.results;

import java.util.List;
import java.util.Map;
import plasticity.source.FileMark;

/**
 * All that a query head's figures depend on.
 *
 * @param figures version of the algorithm
 * @param settings those that reach the figures, name → value, in a fixed order
 * @param query files of the query head, in name order
 * @param key files of the key head that it meets, in name order
 */
public record Fingerprint(String figures, Map<String, String> settings, List<FileMark> query, List<FileMark> key) {}
