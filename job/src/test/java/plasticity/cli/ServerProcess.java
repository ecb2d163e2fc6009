package plasticity.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plasticity.testing.Project;

/** A server in a separate process on the loopback interface. */
final class ServerProcess implements AutoCloseable {
    private static final long SECONDS = 90;

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the main class of a server of {@code src/servers}.
     *
     * @param module whose {@code target/lib} is the class path
     * @param directory working directory of the server, for its log
     */
    static ServerProcess start(String module, Path directory, List<String> options, String... command)
            throws IOException {
        Path lib = Project.ROOT.resolve("src/servers").resolve(module).resolve("target/lib");
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException("no " + lib + "; build with the profile spark-submit");
        }
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx512m"));
        line.addAll(options);
        line.addAll(List.of("-cp", directory + ":" + lib + "/*"));
        line.addAll(List.of(command));
        return start(new ProcessBuilder(line).directory(directory.toFile()), directory.resolve("server.log"));
    }

    /** @param log file for its output */
    static ServerProcess start(ProcessBuilder command, Path log) throws IOException {
        return new ServerProcess(
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the port is open. */
    ServerProcess listening(int port) throws IOException, InterruptedException {
        await(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        return this;
    }

    /** Waits for a condition. */
    void await(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the server did not start: " + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    /** Whether a server is ready. */
    interface Condition {
        boolean holds() throws IOException;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
