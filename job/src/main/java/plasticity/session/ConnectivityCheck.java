package plasticity.session;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.config.FileNames;
import plasticity.messages.RunException;

/**
 * Checks whether stores and clusters respond, with few retries and short timeouts: with the defaults, a mistyped host, port or key fails only after
 * minutes. Later calls use the client's configured retries: by then a failure is probably transient.
 */
public final class ConnectivityCheck {
    private static final long TIMEOUT_SECONDS = 20;
    private static final String LOCAL = "file";
    /** Need not exist. */
    private static final String CHILD_OF_ROOT = "connectivity-check";

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    /** One attempt, and timeouts of seconds instead of minutes. */
    private static final Map<String, String> SHORT_TIMEOUTS = Map.ofEntries(
            Map.entry("fs.s3a.attempts.maximum", "1"),
            Map.entry("fs.s3a.retry.limit", "1"),
            Map.entry("fs.s3a.retry.interval", "100ms"),
            Map.entry("fs.s3a.retry.throttle.limit", "2"),
            Map.entry("fs.s3a.connection.establish.timeout", "5s"),
            Map.entry("fs.s3a.connection.timeout", "10s"),
            Map.entry("fs.s3a.connection.request.timeout", "15s"),
            Map.entry("ipc.client.connect.max.retries", "1"),
            Map.entry("ipc.client.connect.retry.interval", "200"),
            Map.entry("ipc.client.connect.timeout", "5000"),
            Map.entry("ipc.client.connect.max.retries.on.timeouts", "1"),
            Map.entry("dfs.client.retry.max.attempts", "1"),
            Map.entry("dfs.client.failover.max.attempts", "2"));

    private final Configuration hadoop;
    private final Set<URI> checked = new HashSet<>();

    ConnectivityCheck(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Checks that the store or cluster of a path responds and that the path's name is usable on this machine. The path need not exist.
     *
     * @param setting the setting whose value the path is, for messages
     * @throws RunException within seconds if there is no response; the message suggests what to do
     */
    public void require(String setting, Path path) throws RunException {
        URI root = FileSystem.getDefaultUri(hadoop).resolve(path.toUri()).resolve("/");
        boolean isLocal = LOCAL.equals(root.getScheme());
        Optional<String> problem = isLocal ? nameProblem(path) : FileNames.loss(path.toString());
        if (problem.isPresent()) {
            throw new RunException(setting + ": " + path + ": " + problem.get());
        }
        if (isLocal || !checked.add(root)) {
            return;
        }
        Unreachable unreachable = new Unreachable(root, hadoop);
        FutureTask<Void> request = new FutureTask<>(() -> connect(path));
        Thread thread = new Thread(request, "connectivity-check");
        thread.setDaemon(true);
        thread.start();
        try {
            request.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new RunException(setting + ": " + unreachable.because(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new RunException(setting + ": " + unreachable.afterSeconds(TIMEOUT_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while connecting to " + root, e);
        } finally {
            thread.interrupt();
        }
    }

    /**
     * Sends one request; a missing path is a response, too. Not by an iterator over a listing: S3A may request its second page in the background. For
     * a root S3A would not send any request.
     */
    @SuppressWarnings("deprecation") // a FileStatus would take two requests to S3
    private Void connect(Path path) throws IOException {
        Configuration quick = new Configuration(hadoop);
        SHORT_TIMEOUTS.forEach(quick::set);
        try (FileSystem files = FileSystem.newInstance(path.toUri(), quick)) {
            files.isDirectory(path.isRoot() ? new Path(path, CHILD_OF_ROOT) : path);
        }
        return null;
    }

    /** Why a path cannot be used, and what to do; empty if it can be used, whether or not the file exists. */
    static Optional<String> nameProblem(Path path) {
        String name = path.toUri().getPath();
        // A relative path is resolved against the working directory, whose name must be usable too.
        Optional<String> problem = FileNames.problem(new File(name).getAbsolutePath());
        return problem.isPresent() ? problem : escaped(path, name);
    }

    /** Hadoop does not decode URIs. A user who escaped one means an existing file, not a new one with a percent sign in its name. */
    private static Optional<String> escaped(Path path, String name) {
        if (path.toUri().getScheme() == null || !ESCAPE.matcher(name).find()) {
            return Optional.empty();
        }
        File given = new File(name);
        try {
            File meant = new File(URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
            return isMeant(given, meant) || isMeant(given.getParentFile(), meant.getParentFile())
                    ? Optional.of("does not exist; write the URI without escapes: file:" + meant)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not escaped
        }
    }

    private static boolean isMeant(File given, File meant) {
        return !given.exists() && meant.exists();
    }
}
