package plasticity.session;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import plasticity.config.FileNames;
import plasticity.messages.RunException;

/**
 * The first question to a store or cluster, asked with little patience: its client would try again for minutes where a name, a port or a key is
 * mistyped. Later questions are asked with all the patience that is configured, as then only the weather can be bad.
 */
public final class ConnectivityCheck {
    private static final long LONGEST_SECONDS = 20;
    private static final String HERE = "file";
    /** One try, and seconds in place of minutes. */
    private static final Map<String, String> IMPATIENT = Map.ofEntries(
            Map.entry("fs.s3a.attempts.maximum", "1"),
            Map.entry("fs.s3a.retry.limit", "1"),
            Map.entry("fs.s3a.retry.interval", "100ms"),
            Map.entry("fs.s3a.retry.throttle.limit", "2"),
            Map.entry("fs.s3a.connection.establish.timeout", "5s"),
            Map.entry("fs.s3a.connection.timeout", "10s"),
            Map.entry("fs.s3a.connection.request.timeout", "15s"),
            Map.entry("fs.s3a.paging.maximum", "1"),
            Map.entry("ipc.client.connect.max.retries", "1"),
            Map.entry("ipc.client.connect.retry.interval", "200"),
            Map.entry("ipc.client.connect.timeout", "5000"),
            Map.entry("ipc.client.connect.max.retries.on.timeouts", "1"),
            Map.entry("dfs.client.retry.max.attempts", "1"),
            Map.entry("dfs.client.failover.max.attempts", "2"));

    private final Configuration hadoop;
    private final Set<URI> known = new HashSet<>();

    ConnectivityCheck(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Sees that the place of a path answers, and that this JVM can use its name; whether the path itself exists is another question.
     *
     * @param setting whose value the path is, for messages
     * @throws RunException within seconds, when it does not, with what to do
     */
    public void require(String setting, Path path) throws RunException {
        URI place = FileSystem.getDefaultUri(hadoop).resolve(path.toUri()).resolve("/");
        boolean isHere = HERE.equals(place.getScheme());
        Optional<String> problem = isHere ? FileNameCheck.problem(path) : FileNames.loss(path.toString());
        if (problem.isPresent()) {
            throw new RunException(setting + ": " + path + ": " + problem.get());
        }
        if (isHere || !known.add(place)) {
            return;
        }
        Unreachable unreachable = new Unreachable(place, hadoop);
        FutureTask<Void> question = new FutureTask<>(() -> ask(path));
        Thread thread = new Thread(question, "first-contact");
        thread.setDaemon(true);
        thread.start();
        try {
            question.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new RunException(setting + ": " + unreachable.because(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            throw new RunException(setting + ": " + unreachable.afterSeconds(LONGEST_SECONDS), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted while " + place + " was asked", e);
        } finally {
            thread.interrupt();
        }
    }

    private Void ask(Path path) throws IOException {
        Configuration impatient = new Configuration(hadoop);
        IMPATIENT.forEach(impatient::set);
        try (FileSystem files = FileSystem.newInstance(path.toUri(), impatient)) {
            files.listStatusIterator(path).hasNext();
        } catch (FileNotFoundException e) {
            // It answered; what is missing is told when it is needed.
            return null;
        }
        return null;
    }
}
