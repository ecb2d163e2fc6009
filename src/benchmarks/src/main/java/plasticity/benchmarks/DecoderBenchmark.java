package plasticity.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import plasticity.dump.BlockHosts;
import plasticity.dump.DumpException;
import plasticity.dump.DumpFile;
import plasticity.dump.HeadListing;
import plasticity.heads.HeadId;
import plasticity.heads.HeadKind;
import plasticity.plan.FooterReader;
import plasticity.sample.TokenBlock;
import plasticity.tokens.HeadFooter;
import plasticity.tokens.HeadReader;
import plasticity.tokens.KeptRows;
import plasticity.tokens.SamplingOptions;

/**
 * Measures reading a key head of 50,000 rows from the page cache into blocks, decoding every vector. {@code byte_stream_split} is not supported by
 * the fast decoder: it is read value by value with parquet-java, for comparison.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecoderBenchmark {
    private static final int ROWS = 50_000;
    private static final int TEXT = 8192;
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            """
            message schema {
              optional int32 bucket;
              optional int32 example_id;
              optional int32 position;
              optional group vector (LIST) { repeated group list { optional float element; } }
            }
            """);

    @Param({"64", "128"})
    int dimension;

    @Param({"dictionary_zstd", "plain_zstd", "plain", "byte_stream_split"})
    String layout;

    private final Configuration hadoop = new Configuration();
    private final KeptRows all = new KeptRows(new SamplingOptions(ROWS, 0));
    private Path directory;
    private HeadFooter head;

    @Setup
    public void write() throws IOException {
        directory = Files.createTempDirectory("decoder");
        Path file = directory.resolve("data.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withDictionaryEncoding(layout.startsWith("dictionary"))
                .withByteStreamSplitEncoding(layout.equals("byte_stream_split"))
                .withCompressionCodec(
                        layout.endsWith("zstd") ? CompressionCodecName.ZSTD : CompressionCodecName.UNCOMPRESSED)
                .withPageRowCountLimit(TEXT)
                .build()) {
            SplittableRandom random = new SplittableRandom(1);
            SimpleGroupFactory rows = new SimpleGroupFactory(SCHEMA);
            for (int row = 0; row < ROWS; row++) {
                writer.write(row(rows, row, random));
            }
        }
        HeadId id = new HeadId(0, 0, HeadKind.KEY);
        HeadListing captured = new HeadListing(
                id,
                directory.toString(),
                List.of(new DumpFile(file.toString(), Files.size(file))),
                BlockHosts.NONE,
                null);
        head = FooterReader.read(List.of(captured), false, hadoop).heads().get(id);
    }

    private Group row(SimpleGroupFactory rows, int row, SplittableRandom random) {
        Group group = rows.newGroup();
        group.add("bucket", row % TEXT / 512);
        group.add("example_id", row / TEXT);
        group.add("position", row % TEXT);
        Group vector = group.addGroup("vector");
        for (int j = 0; j < dimension; j++) {
            vector.addGroup("list").add("element", bfloat16(random.nextGaussian()));
        }
        return group;
    }

    private static float bfloat16(double value) {
        return Float.intBitsToFloat(Float.floatToRawIntBits((float) value) & 0xffff0000);
    }

    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(directory.resolve("data.parquet"));
        Files.deleteIfExists(directory.resolve(".data.parquet.crc"));
        Files.delete(directory);
    }

    @Benchmark
    public long decode() throws DumpException {
        long rows = 0;
        try (HeadReader reader = new HeadReader(head, all, hadoop)) {
            for (TokenBlock block = reader.next(); block != null; block = reader.next()) {
                rows += block.size();
            }
        }
        return rows;
    }
}
