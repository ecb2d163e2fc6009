package plasticity.dump;

import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.BlockLocation;

/** The number of a head's bytes on each host. File systems without locations report {@code localhost}, which is ignored. */
public record BlockHosts(Map<String, Long> bytes) implements Serializable {
    public static final BlockHosts NONE = new BlockHosts(Map.of());

    private static final String UNKNOWN = "localhost";
    private static final int MOST = 3;

    static BlockHosts of(BlockLocation[] blocks) throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        for (BlockLocation block : blocks) {
            for (String host : block.getHosts()) {
                if (!host.equals(UNKNOWN)) {
                    bytes.merge(host, block.getLength(), Long::sum);
                }
            }
        }
        return bytes.isEmpty() ? NONE : new BlockHosts(bytes);
    }

    public static BlockHosts ofAll(Stream<BlockHosts> parts) {
        Map<String, Long> bytes = new TreeMap<>();
        parts.forEach(part -> part.bytes.forEach((host, more) -> bytes.merge(host, more, Long::sum)));
        return bytes.isEmpty() ? NONE : new BlockHosts(bytes);
    }

    /** The hosts with the most bytes, at most {@value #MOST}, in descending order. */
    public List<String> most() {
        return bytes.entrySet().stream()
                .sorted(Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MOST)
                .map(Entry::getKey)
                .toList();
    }
}
