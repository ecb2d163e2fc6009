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

/** How many bytes of a head each host holds. File systems that have no place to tell name {@code localhost}, which is left out. */
public record BlockHosts(Map<String, Long> bytes) implements Serializable {
    public static final BlockHosts NONE = new BlockHosts(Map.of());

    private static final String NOWHERE = "localhost";
    private static final int MOST = 3;

    static BlockHosts of(BlockLocation[] blocks) throws IOException {
        Map<String, Long> bytes = new TreeMap<>();
        for (BlockLocation block : blocks) {
            for (String host : block.getHosts()) {
                if (!host.equals(NOWHERE)) {
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

    /** The few hosts that hold most, the first with the most. */
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
