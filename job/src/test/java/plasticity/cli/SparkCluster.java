package plasticity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A local standalone cluster of two workers with two cores and 2 GiB each, enough for a driver and executors. Each worker has its own loopback
 * address, because Spark does not launch a speculative copy of a task on the same host.
 */
final class SparkCluster implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final Path directory;
    private final List<ServerProcess> processes = new ArrayList<>();
    private final int port = ServerProcess.freePort();
    private final int restPort = ServerProcess.freePort();
    private final int webPort = ServerProcess.freePort();

    private SparkCluster(Path home, Path directory) throws IOException {
        this.home = home;
        this.directory = directory;
    }

    static SparkCluster start(String version, Path directory) throws IOException, InterruptedException {
        SparkCluster cluster = new SparkCluster(SparkSubmit.home(version), directory);
        try {
            cluster.startMaster();
            cluster.startWorkers();
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /** For {@code --master}. */
    String master() {
        return "spark://" + HOST + ":" + port;
    }

    /** For {@code --master} with submission by REST. */
    String restMaster() {
        return "spark://" + HOST + ":" + restPort;
    }

    /** State of a driver, {@code RUNNING}, {@code FINISHED}, {@code FAILED} …, from the JSON status of the master. */
    String driverState(String driver) throws IOException {
        List<JsonNode> drivers = new ArrayList<>();
        JsonNode status = status();
        status.path("activedrivers").forEach(drivers::add);
        status.path("completeddrivers").forEach(drivers::add);
        return drivers.stream()
                .filter(found -> found.path("id").asText().equals(driver))
                .map(found -> found.path("state").asText())
                .findFirst()
                .orElseThrow();
    }

    /** State of a driver, from the REST port for submissions. */
    String driverStateByRest(String driver) throws IOException {
        return json(restPort, "/v1/submissions/status/" + driver)
                .path("driverState")
                .asText();
    }

    /** Standard error of a driver, from the worker that ran it. */
    List<String> driverErrors(String driver) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            Path file = found.filter(path -> path.endsWith(Path.of(driver, "stderr")))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file);
        }
    }

    private void startMaster() throws IOException, InterruptedException {
        start(
                        "master.Master",
                        HOST,
                        Map.of(
                                "SPARK_MASTER_OPTS",
                                "-Dspark.master.rest.enabled=true -Dspark.master.rest.port=" + restPort),
                        "--port",
                        String.valueOf(port),
                        "--webui-port",
                        String.valueOf(webPort))
                .listening(restPort)
                .listening(webPort);
    }

    private void startWorkers() throws IOException, InterruptedException {
        for (int number = 0; number < WORKERS; number++) {
            start(
                    "worker.Worker",
                    "127.0.0." + (number + 1),
                    Map.of(),
                    "--webui-port",
                    String.valueOf(ServerProcess.freePort()),
                    "-c",
                    "2",
                    "-m",
                    "2g",
                    "-d",
                    directory.resolve("worker-" + number).toString(),
                    master());
        }
        for (ServerProcess process : processes) {
            process.await(() -> status().path("aliveworkers").asInt() == WORKERS);
        }
    }

    private ServerProcess start(String daemon, String host, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/spark-class").toString(), "org.apache.spark.deploy." + daemon, "--host", host));
        Collections.addAll(command, arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", host);
        builder.environment().put("SPARK_DAEMON_MEMORY", "256m");
        builder.environment().putAll(environment);
        ServerProcess process = ServerProcess.start(builder, directory.resolve("daemon-" + processes.size() + ".log"));
        processes.add(process);
        return process;
    }

    private JsonNode status() throws IOException {
        return json(webPort, "/json/");
    }

    private static JsonNode json(int port, String path) throws IOException {
        try (InputStream in =
                URI.create("http://" + HOST + ":" + port + path).toURL().openStream()) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Override
    public void close() {
        Collections.reverse(processes);
        processes.forEach(ServerProcess::close);
    }
}
