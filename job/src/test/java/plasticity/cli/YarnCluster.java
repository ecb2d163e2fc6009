package plasticity.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.api.records.ApplicationId;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.ContainerId;
import org.apache.hadoop.yarn.api.records.NodeState;
import org.apache.hadoop.yarn.api.records.SignalContainerCommand;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.exceptions.YarnException;

/** A local YARN cluster: a resource manager and one node manager with 4 GiB and four cores. Files are staged on the local disk. */
final class YarnCluster implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String MANAGER = "yarn.resourcemanager.address";
    private static final String DAEMONS = "org.apache.hadoop.yarn.server.";

    private final Path directory;
    private final Configuration settings;
    private final YarnClient client = YarnClient.createYarnClient();
    private final List<ServerProcess> processes = new ArrayList<>();

    private YarnCluster(Path directory, Configuration settings) {
        this.directory = directory;
        this.settings = settings;
    }

    static YarnCluster start(Path directory) throws IOException, InterruptedException {
        YarnCluster cluster = new YarnCluster(directory, settings(directory));
        try {
            cluster.write(cluster.clientSettings());
            ServerProcess manager = cluster.startDaemon("resourcemanager.ResourceManager");
            ServerProcess node = cluster.startDaemon("nodemanager.NodeManager");
            manager.listening(
                    URI.create("yarn://" + cluster.settings.get(MANAGER)).getPort());
            cluster.client.init(new Configuration(cluster.settings));
            cluster.client.start();
            node.await(cluster::hasNode);
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private static Configuration settings(Path directory) throws IOException {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("hadoop.tmp.dir", directory.resolve("tmp"));
        for (String server : List.of("", "scheduler.", "resource-tracker.", "admin.", "webapp.")) {
            given.put("yarn.resourcemanager." + server + "address", HOST + ":" + ServerProcess.freePort());
        }
        for (String server : List.of("", "localizer.", "webapp.")) {
            given.put("yarn.nodemanager." + server + "address", HOST + ":0");
        }
        given.put("yarn.nodemanager.local-dirs", directory.resolve("local"));
        given.put("yarn.nodemanager.log-dirs", directory.resolve("logs"));
        given.put("yarn.nodemanager.resource.memory-mb", 4096);
        given.put("yarn.nodemanager.resource.cpu-vcores", 4);
        given.put("yarn.nodemanager.vmem-check-enabled", false);
        given.put("yarn.nodemanager.disk-health-checker.enable", false); // the disk may be nearly full
        given.put("yarn.resourcemanager.nodemanagers.heartbeat-interval-ms", 100);
        given.put("yarn.scheduler.minimum-allocation-mb", 128);
        given.put("yarn.scheduler.capacity.root.queues", "default");
        given.put("yarn.scheduler.capacity.root.default.capacity", 100);
        given.put("yarn.scheduler.capacity.maximum-am-resource-percent", 1);
        Configuration settings = new Configuration(false);
        given.forEach((name, value) -> settings.set(name, value.toString()));
        return settings;
    }

    /** For {@code HADOOP_CONF_DIR}. */
    Path clientSettings() {
        return directory.resolve("client");
    }

    /** What the resource manager reports on an application. */
    ApplicationReport report(String application) throws IOException, YarnException {
        return client.getApplicationReport(ApplicationId.fromString(application));
    }

    /** Standard error of the first container of an application, which is the driver in cluster mode. */
    List<String> masterErrors(String application) throws IOException {
        Path file = errors().filter(path ->
                        path.toString().contains(application) && path.toString().contains("_01_000001"))
                .findFirst()
                .orElseThrow();
        return Files.readAllLines(file);
    }

    /** Waits for a container that prints a text on standard error, and kills it. */
    void killContainerWith(String text) throws IOException, InterruptedException, YarnException {
        processes.get(0).await(() -> containerWith(text).isPresent());
        client.signalToContainer(
                ContainerId.fromString(containerWith(text).orElseThrow()), SignalContainerCommand.FORCEFUL_SHUTDOWN);
    }

    private Optional<String> containerWith(String text) throws IOException {
        return errors().filter(file -> contains(file, text))
                .map(file -> file.getParent().getFileName().toString())
                .findFirst();
    }

    private Stream<Path> errors() throws IOException {
        try (Stream<Path> found = Files.walk(directory.resolve("logs"))) {
            return found.filter(path -> path.endsWith("stderr")).toList().stream();
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerProcess startDaemon(String name) throws IOException {
        Path own = directory.resolve(name);
        write(own);
        Files.writeString(
                own.resolve("log4j.properties"),
                """
                log4j.rootLogger=WARN, console
                log4j.appender.console=org.apache.log4j.ConsoleAppender
                log4j.appender.console.layout=org.apache.log4j.PatternLayout
                log4j.appender.console.layout.ConversionPattern=%d %p %c: %m%n
                """);
        ServerProcess process = ServerProcess.start(
                "hadoop",
                own,
                List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"),
                DAEMONS + name);
        processes.add(process);
        return process;
    }

    private void write(Path target) throws IOException {
        Files.createDirectories(target);
        try (OutputStream file = Files.newOutputStream(target.resolve("yarn-site.xml"))) {
            settings.writeXml(file);
        }
    }

    private boolean hasNode() throws IOException {
        try {
            return !client.getNodeReports(NodeState.RUNNING).isEmpty();
        } catch (YarnException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.stop();
        processes.forEach(ServerProcess::close);
    }
}
