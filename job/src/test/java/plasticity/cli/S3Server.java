package plasticity.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** S3Proxy, an S3 server that stores each bucket as a directory and checks signatures. */
final class S3Server implements AutoCloseable {
    static final String KEY = "AKIATESTTESTTEST0001";
    static final String SECRET = "canary-of-a-secret-key";

    private final ServerProcess process;
    private final Path store;
    private final int port;

    private S3Server(ServerProcess process, Path store, int port) {
        this.process = process;
        this.store = store;
        this.port = port;
    }

    static S3Server start(Path directory) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path store = Files.createDirectories(directory.resolve("store"));
        Path properties = directory.resolve("s3proxy.properties");
        Files.write(
                properties,
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + KEY,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + store));
        Files.writeString(
                directory.resolve("logback.xml"),
                """
                <configuration>
                  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %p %c: %m%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="console"/></root>
                </configuration>
                """);
        ServerProcess process = ServerProcess.start(
                "s3", directory, List.of(), "org.gaul.s3proxy.Main", "--properties", properties.toString());
        return new S3Server(process.listening(port), store, port);
    }

    int port() {
        return port;
    }

    /** Creates a bucket and returns its directory. */
    Path bucket(String name) throws IOException {
        return Files.createDirectories(store.resolve(name));
    }

    /** Spark settings for a client without keys. */
    static Map<String, String> endpoint(int port) {
        return Map.of(
                "spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + port,
                "spark.hadoop.fs.s3a.endpoint.region", "us-east-1",
                "spark.hadoop.fs.s3a.path.style.access", "true");
    }

    /** Spark settings for a client with these keys. */
    static Map<String, String> settings(int port, String key, String secret) {
        Map<String, String> settings = new HashMap<>(endpoint(port));
        settings.put("spark.hadoop.fs.s3a.access.key", key);
        settings.put("spark.hadoop.fs.s3a.secret.key", secret);
        return settings;
    }

    Map<String, String> settings() {
        return settings(port, KEY, SECRET);
    }

    /** A new client. */
    FileSystem client(String bucket) throws IOException {
        bucket(bucket);
        Configuration hadoop = new Configuration();
        settings().forEach((name, value) -> hadoop.set(name.substring("spark.hadoop.".length()), value));
        return FileSystem.newInstance(URI.create("s3a://" + bucket), hadoop);
    }

    /** Copies the heads of a local dump whose names have a prefix into a bucket. */
    void put(Path dump, String prefix, String bucket, String root) throws IOException {
        try (FileSystem files = client(bucket);
                Stream<Path> heads = Files.list(dump)) {
            for (Path head : heads.filter(head -> head.getFileName().toString().startsWith(prefix))
                    .toList()) {
                files.copyFromLocalFile(
                        new org.apache.hadoop.fs.Path(
                                head.resolve("data.parquet").toUri()),
                        new org.apache.hadoop.fs.Path(
                                "s3a://" + bucket + "/" + root + "/" + head.getFileName() + "/data.parquet"));
            }
        }
    }

    byte[] read(String bucket, String key) throws IOException {
        return Files.readAllBytes(store.resolve(bucket).resolve(key));
    }

    @Override
    public void close() {
        process.close();
    }
}
