package plasticity.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.hadoop.fs.BlockLocation;
import org.junit.jupiter.api.Test;

class BlockHostsTest {
    @Test
    void theHostsWithMostBytesComeFirst() throws IOException {
        BlockHosts hosts = BlockHosts.ofAll(
                Stream.of(blocks(10, "a", "b"), blocks(30, "c", "b"), blocks(20, "d", "a"), blocks(1, "e")));
        assertThat(hosts.most()).containsExactly("b", "a", "c");
    }

    @Test
    void localhostIsIgnored() throws IOException {
        assertThat(blocks(10, "localhost")).isEqualTo(BlockHosts.NONE);
        assertThat(blocks(10, "localhost").most()).isEmpty();
    }

    private static BlockHosts blocks(long length, String... hosts) throws IOException {
        return BlockHosts.of(new BlockLocation[] {new BlockLocation(hosts, hosts, 0, length)});
    }
}
