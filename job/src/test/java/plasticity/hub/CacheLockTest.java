package plasticity.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plasticity.testing.Project;

@Timeout(60)
class CacheLockTest {
    /** Acquires the lock like Python's filelock, prints a line, and releases it when its input ends. */
    private static final String HOLDER =
            """
            import fcntl, os, sys
            lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o664)
            fcntl.flock(lock, fcntl.LOCK_EX)
            print("held", flush=True)
            sys.stdin.read()
            """;

    /** Prints whether the lock is free. */
    private static final String PROBE =
            """
            import fcntl, os, sys
            lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o664)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                print("free")
            except BlockingIOError:
                print("held")
            """;

    @TempDir
    private Path directory;

    private Path lock() {
        return directory.resolve("content.lock");
    }

    private static Process python(String program, Path lock) throws IOException {
        return new ProcessBuilder("python3", "-c", program, lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String line(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return reader.readLine();
    }

    @Test
    void flockIsAvailable() {
        assumeTrue(List.of("Linux", "Mac OS X").contains(System.getProperty("os.name")), "no flock on this system");
        assertThat(CacheLock.hasFlock()).isTrue();
    }

    @Test
    @Tag("process")
    void pythonWaitsForUs() throws Exception {
        assumeTrue(CacheLock.hasFlock(), "no flock on this system");
        CacheLock.during(lock(), new DownloadProgress() {}, () -> assertThat(line(python(PROBE, lock())))
                .isEqualTo("held"));
        assertThat(line(python(PROBE, lock()))).isEqualTo("free");
    }

    @Test
    @Tag("process")
    void weWaitForPython() throws Exception {
        assumeTrue(CacheLock.hasFlock(), "no flock on this system");
        Process holder = python(HOLDER, lock());
        assertThat(line(holder)).isEqualTo("held");
        CountDownLatch entered = new CountDownLatch(1);
        CompletableFuture<Void> waiting = inBackground(entered::countDown);
        assertThat(entered.await(500, TimeUnit.MILLISECONDS)).isFalse();
        holder.getOutputStream().close();
        waiting.get(20, TimeUnit.SECONDS);
        assertThat(entered.getCount()).isZero();
    }

    /** Uses the real Python client, if it is installed. */
    @Test
    @Tag("process")
    void theClientsOwnLockIsHonoured() throws Exception {
        Path environment = Project.ROOT.resolve(".venv/huggingface_hub-2.4.0");
        assumeTrue(Files.isDirectory(environment), "no huggingface_hub 2.4.0 in " + environment);
        String program =
                """
                import sys
                from huggingface_hub.utils import WeakFileLock
                with WeakFileLock(sys.argv[1]):
                    print("held", flush=True)
                    sys.stdin.read()
                """;
        Process holder = new ProcessBuilder(
                        environment.resolve("bin/python").toString(), "-c", program, lock().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(line(holder)).isEqualTo("held");
        assertThat(CacheLock.flock(lock())).isEmpty();
        holder.getOutputStream().close();
        assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(CacheLock.flock(lock())).get().satisfies(CacheLock.Held::release);
    }

    @Test
    void threadsWaitForEachOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger max = new AtomicInteger();
        Runnable work = () -> {
            max.accumulateAndGet(inside.incrementAndGet(), Math::max);
            sleep(20);
            inside.decrementAndGet();
        };
        CompletableFuture.allOf(inBackground(work), inBackground(work), inBackground(work))
                .get(30, TimeUnit.SECONDS);
        assertThat(max).hasValue(1);
    }

    private CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        CacheLock.during(lock(), new DownloadProgress() {}, work::run);
                    } catch (HubException | IOException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
