package plasticity.plots;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Tables that tests draw: small ones written on the spot, the job's reference tables, and the large ones that may lie beside the project. */
public final class TestTables {
    /** The project's directory. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final Path SHARED = ROOT.resolveSibling("shared");

    private TestTables() {}

    /** A table of the six sample layers, as the original toolkit computes it. */
    public static Path sample(String name) {
        return ROOT.resolve("job/src/test/resources/golden/sample").resolve(name);
    }

    /** A file of the reference data; the test is skipped where that data does not lie beside the project. */
    public static Path shared(String name) {
        assumeTrue(Files.isDirectory(SHARED), "the reference data is not beside the project: no directory " + SHARED);
        return SHARED.resolve(name);
    }

    /** Writes a CSV file of these lines. */
    public static Path csv(Path file, String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** Writes a bucket table of so many heads and query buckets, all earlier key buckets for each; figures fall with the layer. */
    public static Path buckets(Path file, int layers, int heads, int buckets) throws IOException {
        StringBuilder csv = new StringBuilder("layer,q_head,k_head,q_bucket,k_bucket,ap_bucket\n");
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                for (int query = 1; query < buckets; query++) {
                    for (int key = 0; key < query; key++) {
                        double value = (1.0 + head) / (2.0 + layer + head + 0.1 * query + 0.01 * key);
                        csv.append(String.format(
                                Locale.ROOT, "%d,%d,%d,%d,%d,%.17g\n", layer, head, head / 4, query, key, value));
                    }
                }
            }
        }
        return Files.writeString(file, csv);
    }
}
