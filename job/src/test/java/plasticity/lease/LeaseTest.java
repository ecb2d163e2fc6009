package plasticity.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plasticity.messages.RunException;
import plasticity.publish.UnsureStore;

/** Leases on a real file system, with short intervals. */
@Tag("slow")
class LeaseTest {
    private static final LeaseTiming QUICK = new LeaseTiming(
            Duration.ofMillis(100), Duration.ofMillis(1_500), Duration.ofMillis(700), Duration.ofMillis(20));
    private static final LeaseTiming NEVER_RENEWED =
            new LeaseTiming(Duration.ofHours(1), QUICK.expiry(), QUICK.confirmation(), QUICK.poll());
    private static final LeaseOptions NO_WAIT = new LeaseOptions(Duration.ZERO, LeaseOptions.Existing.RESPECTED);
    private static final LeaseOptions WAITING =
            new LeaseOptions(Duration.ofSeconds(20), LeaseOptions.Existing.RESPECTED);
    private static final LeaseOptions BREAKING = new LeaseOptions(Duration.ZERO, LeaseOptions.Existing.BROKEN);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aLeaseContainsItsHolderAndIsDeletedOnClose() throws Exception {
        try (Lease lease = acquire(WAITING, QUICK)) {
            lease.requireHeld();
            assertThat(file())
                    .content()
                    .contains("\"pid\":" + ProcessHandle.current().pid(), "\"host\":\"");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anotherRunFailsWithAMessageAboutTheHolder() throws Exception {
        try (Lease lease = acquire(WAITING, QUICK)) {
            assertThatThrownBy(() -> acquire(NO_WAIT, QUICK))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("another run is writing here: process "
                            + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("--break-lease")
                    .hasMessageNotContaining("\n");
            lease.requireHeld();
        }
    }

    @Test
    void anotherRunWaitsForTheRelease() throws Exception {
        Lease lease = acquire(WAITING, QUICK);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Lease> next = other.submit(() -> acquire(WAITING, QUICK));
            // Longer than the expiry, but the lease is renewed meanwhile.
            Thread.sleep(2_000);
            assertThat(next.isDone()).isFalse();
            lease.requireHeld();
            lease.close();
            try (Lease second = next.get()) {
                second.requireHeld();
            }
        } finally {
            other.shutdownNow();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("waiting for it to end");
    }

    @Test
    void aLeaseThatIsNotRenewedExpires() throws Exception {
        Lease left = acquire(WAITING, NEVER_RENEWED);
        try (Lease lease = acquire(WAITING, QUICK)) {
            lease.requireHeld();
            assertThatThrownBy(left::requireHeld)
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("lost the lease")
                    .hasMessageContaining("nothing more is published");
            left.close();
            lease.requireHeld();
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("has expired.");
    }

    @Test
    void anOldLeaseIsObservedEvenWithoutWait() throws Exception {
        try (Lease left = acquire(WAITING, NEVER_RENEWED)) {
            Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
            acquire(NO_WAIT, QUICK).close();
            assertThatThrownBy(left::requireHeld).isInstanceOf(RunException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, 86_400})
    void aWrongClockDoesNotExpireARenewedLease(long seconds) throws Exception {
        InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
        try (Lease lease = acquire(WAITING, QUICK)) {
            // Longer than the observation of an old lease, shorter than the expiry.
            LeaseOptions brief = new LeaseOptions(Duration.ofSeconds(1), LeaseOptions.Existing.RESPECTED, QUICK);
            assertThatThrownBy(() -> Lease.acquire("run_json", manifest(), brief, new Configuration(), out(), wrong))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("another run is writing here");
            lease.requireHeld();
        }
    }

    @Test
    void aClockSetBackDoesNotKeepALeaseThatIsNotRenewed() throws Exception {
        Lease left = acquire(WAITING, NEVER_RENEWED);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        acquire(WAITING, QUICK).close();
        left.close();
    }

    @Test
    void aLeaseCreatedDespiteAReportedFailureIsHeld() throws Exception {
        Configuration hadoop = new Configuration();
        hadoop.set("fs.unsure.impl", UnsureStore.class.getName());
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path("unsure://" + directory + "/run.json");
        try (Lease lease =
                Lease.acquire("run_json", there, with(NO_WAIT, QUICK), hadoop, out(), InstantSource.system())) {
            lease.requireHeld();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theLeaseOfAnEndedProcessHasExpired() throws Exception {
        Process process = new ProcessBuilder("sleep", "0").start();
        process.waitFor();
        LeaseHolder here = LeaseHolder.thisProcess(Instant.now());
        assumeFalse(here.processes().isEmpty(), "the scope of process IDs is known on Linux only");
        LeaseHolder dead = new LeaseHolder("x", here.host(), here.processes(), process.pid(), here.start());
        Files.write(file(), dead.bytes());
        acquire(NO_WAIT, LeaseTiming.DEFAULT).close();

        LeaseHolder elsewhere = new LeaseHolder("x", here.host(), "another machine", process.pid(), here.start());
        Files.write(file(), elsewhere.bytes());
        assertThatThrownBy(() -> acquire(NO_WAIT, LeaseTiming.DEFAULT)).isInstanceOf(RunException.class);
    }

    @Test
    void aBrokenLeaseKeepsItsHolderFromPublishing() throws Exception {
        try (Lease lease = acquire(WAITING, QUICK);
                Lease breaking = acquire(BREAKING, QUICK)) {
            breaking.requireHeld();
            assertThatThrownBy(lease::requireHeld)
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining(" to process ");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"pid\": \"x\"}", "{}"})
    void invalidContentExpiresAsWell(String content) throws Exception {
        Files.writeString(file(), content);
        assertThatThrownBy(() -> acquire(NO_WAIT, QUICK))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("an unknown process");
        acquire(WAITING, QUICK).close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void onlyOneOfManyConcurrentRunsAcquiresIt() throws Exception {
        int many = 8;
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<Lease>> attempts = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            attempts.add(threads.submit(() -> {
                start.await();
                return acquire(NO_WAIT, QUICK);
            }));
        }
        List<Lease> acquired = new ArrayList<>();
        for (Future<Lease> attempt : attempts) {
            try {
                acquired.add(attempt.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(RunException.class);
            }
        }
        threads.shutdownNow();
        assertThat(acquired).hasSize(1);
        acquired.get(0).requireHeld();
        acquired.get(0).close();
    }

    private Lease acquire(LeaseOptions options, LeaseTiming timing) throws RunException {
        return Lease.acquire(
                "run_json", manifest(), with(options, timing), new Configuration(), out(), InstantSource.system());
    }

    private static LeaseOptions with(LeaseOptions options, LeaseTiming timing) {
        return new LeaseOptions(options.maxWait(), options.existing(), timing);
    }

    private PrintStream out() {
        return new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    private org.apache.hadoop.fs.Path manifest() {
        return new org.apache.hadoop.fs.Path(directory.resolve("run.json").toUri());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("."));
        }
        return directory.resolve(".run.json.lease");
    }
}
