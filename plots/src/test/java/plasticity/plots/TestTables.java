package plasticity.plots;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tables for tests: generated ones, the reference tables of the job, and optional large ones in a directory next to the project. */
public final class TestTables {
    /** The root directory of the project. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final Path SHARED = ROOT.resolveSibling("shared");

    private TestTables() {}

    /** A table of the six sample layers, computed by the original toolkit. */
    public static Path sample(String name) {
        return ROOT.resolve("job/src/test/resources/golden/sample").resolve(name);
    }

    /** A table of estimates of the six sample layers, such as {@code head_profile}; written by {@code analyze} as Parquet. */
    public static Path estimates(String table) {
        return ROOT.resolve("plots/src/test/resources/sample").resolve(table + ".parquet");
    }

    /** A file of the large reference data; skips the test if it is missing. */
    public static Path shared(String name) {
        assumeTrue(Files.isDirectory(SHARED), "no reference data next to the project: " + SHARED);
        return SHARED.resolve(name);
    }

    /** Writes lines to a CSV file. */
    public static Path csv(Path file, String... lines) throws IOException {
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    /** Writes a bucket table with all earlier key buckets of each query bucket; values decrease with layer and bucket. */
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

    /**
     * Writes {@code head_differences} of the metric near_empirical. All standard errors are 0.01; heads 0 and 1 of layer 1 changed by 0.1 and −0.1,
     * the last head of layer 0 has no error.
     */
    public static Path differences(Path file, int layers, int heads) throws IOException {
        StringBuilder csv = new StringBuilder(
                "layer,q_head,metric,value_a,value_b,difference,se_difference,df,t,p,p_adjusted,pairing\n");
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                boolean isChanged = layer == 1 && head < 2;
                double difference = isChanged ? 0.1 - 0.2 * head : 0.0001 * (7 * layer + 13 * head) % 0.01 - 0.005;
                double p = isChanged ? 1e-8 : Math.exp(-200 * Math.abs(difference));
                csv.append(String.format(
                        Locale.ROOT, "%d,%d,near_empirical,0.5,%f,%f", layer, head, 0.5 + difference, difference));
                csv.append(
                        layer == 0 && head == heads - 1
                                ? ",,,,,,\n"
                                : String.format(
                                        Locale.ROOT,
                                        ",0.01,9,%f,%g,%g,paired%n",
                                        difference / 0.01,
                                        p,
                                        Math.min(1, isChanged ? p * layers * heads / 2 : 2 * p)));
            }
        }
        return Files.writeString(file, csv);
    }

    /**
     * Writes {@code trajectory} of the metric near_empirical with standard errors of 0.01, which falls by 0.1 to step 2 at every level.
     *
     * @param label of each run; the step is appended
     */
    public static Path trajectory(Path file, int layers, int heads, int steps, String label) throws IOException {
        StringBuilder csv = new StringBuilder(
                "metric,level,layer,q_head,step,label,value,se_value,df_value,difference,se_difference,df,p,p_adjusted,is_largest\n");
        for (int layer = -1; layer < layers; layer++) {
            for (int head = -1; head < (layer < 0 ? 0 : heads); head++) {
                String unit = layer < 0 ? "model,," : head < 0 ? "layer," + layer + "," : "head," + layer + "," + head;
                for (int step = 0; step < steps; step++) {
                    double value = 0.8 - 0.2 * (layer + 1) / (layers + 1) - 0.01 * head - (step >= 2 ? 0.1 : 0);
                    csv.append(String.format(
                            Locale.ROOT, "near_empirical,%s,%d,%s%d,%f,0.01,9,", unit, step, label, step, value));
                    csv.append(step == 0 ? ",,,,,0\n" : step == 2 ? "-0.1,0.01,9,1e-6,2e-6,1\n" : "0,0.01,9,1,1,0\n");
                }
            }
        }
        return Files.writeString(file, csv);
    }

    /**
     * Writes the tables of the six sample layers and a manifest. In layer 5, head 3 failed, head 4 has undefined plasticity, and head 5 has warnings,
     * one of them about a constant component.
     */
    public static Path run(Path directory) throws IOException {
        Files.createDirectories(directory);
        for (String name : List.of("head_bucket_plasticity.csv", "head_component_weights.csv")) {
            List<String> lines = Files.readAllLines(sample(name));
            lines.removeIf(line -> line.startsWith("5,3,") || (name.contains("bucket") && line.startsWith("5,4,")));
            Files.write(directory.resolve(name), lines);
        }
        List<String> heads = Files.readAllLines(sample("head_metrics.csv"));
        heads.removeIf(line -> line.startsWith("5,3,"));
        heads.replaceAll(line -> line.startsWith("5,4,") ? line.substring(0, line.lastIndexOf(',') + 1) : line);
        Files.write(directory.resolve("head_metrics.csv"), heads);
        csv(
                directory.resolve("head_status.csv"),
                "layer,q_head,k_head,status,n_q_rows,n_k_rows,warnings,error",
                "5,3,1,failed,,,,l05h03q/data.parquet: <b>not</b> a Parquet file & more",
                "5,4,1,ok,640,640,,",
                "5,5,1,ok,640,640,few keys in bucket 3; constant components: 7 (their component_r2 and component_weight are not"
                        + " meaningful),");
        Files.writeString(
                directory.resolve("run.json"),
                """
                {
                  "version" : "0.1.0",
                  "start" : "2026-11-25T03:33:06.445496129Z",
                  "end" : "2026-11-25T03:33:08.889158135Z",
                  "ok" : 53,
                  "failed" : 1,
                  "settings" : {"model_dir" : "SmolLM2 <135M>", "seed" : 0, "p_alpha" : 0.01, "max_workers" : null,
                    "output_csv" : "somewhere/head_metrics.csv"},
                  "tables" : {}
                }
                """);
        return directory;
    }

    /**
     * Writes a manifest that lists tables of the directory.
     *
     * @param settings of the run, as JSON
     * @param buckets of the manifest, as JSON
     */
    public static Path manifest(Path directory, String settings, String buckets, String... tables) throws Exception {
        StringJoiner listed = new StringJoiner(",\n");
        for (String table : tables) {
            byte[] bytes = Files.readAllBytes(directory.resolve(table));
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            listed.add("\"%s\" : {\"path\" : \"%s\", \"bytes\" : %d, \"sha256\" : \"%s\"}"
                    .formatted(table.substring(0, table.lastIndexOf('.')), table, bytes.length, sum));
        }
        return Files.writeString(
                directory.resolve("run.json"),
                "{\"format\" : 2, \"ok\" : 54, \"settings\" : %s,\n\"tables\" : {%s},\n\"buckets\" : %s}"
                        .formatted(settings, listed, buckets));
    }

    /** The {@code buckets} of the sample's manifest; each mean position is one token below the middle of the bucket. */
    public static String sampleBuckets() {
        return IntStream.range(0, 16)
                .mapToObj(bucket -> "\"%d\" : %d".formatted(bucket, 512 * bucket + 255))
                .collect(Collectors.joining(
                        ", ", "{\"type\" : \"uniform\", \"min_size\" : 512.0, \"mean_positions\" : {", "}}"));
    }

    /** Writes the tables of a large run, without a manifest. */
    public static Path largeRun(Path directory, int layers, int heads, int buckets, int components) throws IOException {
        Files.createDirectories(directory);
        buckets(directory.resolve("head_bucket_plasticity.csv"), layers, heads, buckets);
        StringBuilder metrics =
                new StringBuilder(Files.readAllLines(sample("head_metrics.csv")).get(0) + "\n");
        StringBuilder weights = new StringBuilder("layer,q_head,k_head,component,component_r2,component_weight\n");
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                metrics.append(layer + "," + head + "," + head / 4 + ",50000,50000," + components);
                for (int metric = 0; metric < 14; metric++) {
                    metrics.append("," + (1 + layer) / (2.0 + head + metric));
                }
                metrics.append('\n');
                for (int component = 0; component < components; component++) {
                    double weight = Math.pow(Math.sin(1.0 + layer + head * component), 8);
                    weights.append(
                            layer + "," + head + "," + head / 4 + "," + component + "," + weight + "," + weight + "\n");
                }
            }
        }
        Files.writeString(directory.resolve("head_metrics.csv"), metrics);
        Files.writeString(directory.resolve("head_component_weights.csv"), weights);
        return directory;
    }
}
