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

/** Leases on a real file system, in a quick rhythm. */
@Tag("slow")
class LeaseTest {
    private static final LeaseTiming QUICK = new LeaseTiming(
            Duration.ofMillis(100), Duration.ofMillis(1_500), Duration.ofMillis(700), Duration.ofMillis(20));
    private static final LeaseTiming NEVER_RENEWED =
            new LeaseTiming(Duration.ofHours(1), QUICK.expiry(), QUICK.confirmation(), QUICK.look());
    private static final LeaseOptions AT_ONCE = new LeaseOptions(Duration.ZERO, LeaseOptions.Other.RESPECTED);
    private static final LeaseOptions PATIENT = new LeaseOptions(Duration.ofSeconds(20), LeaseOptions.Other.RESPECTED);
    private static final LeaseOptions BREAKING = new LeaseOptions(Duration.ZERO, LeaseOptions.Other.BROKEN);

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @Test
    void itNamesItsHolderAndGoesWithIt() throws Exception {
        try (Lease lease = take(PATIENT, QUICK)) {
            lease.require();
            assertThat(file())
                    .content()
                    .contains("\"pid\":" + ProcessHandle.current().pid(), "\"host\":\"");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anotherRunIsRefusedWithTheHoldersName() throws Exception {
        try (Lease lease = take(PATIENT, QUICK)) {
            assertThatThrownBy(() -> take(AT_ONCE, QUICK))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("another run writes here: process "
                            + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("--break-lease")
                    .hasMessageNotContaining("\n");
            lease.require();
        }
    }

    @Test
    void anotherRunWaitsForTheEnd() throws Exception {
        Lease lease = take(PATIENT, QUICK);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Lease> next = other.submit(() -> take(PATIENT, QUICK));
            // Beyond the expiry: renewals keep it.
            Thread.sleep(2_000);
            assertThat(next.isDone()).isFalse();
            lease.require();
            lease.close();
            try (Lease second = next.get()) {
                second.require();
            }
        } finally {
            other.shutdownNow();
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).containsOnlyOnce("waiting for its end");
    }

    @Test
    void whatNobodyRenewsExpires() throws Exception {
        Lease left = take(PATIENT, NEVER_RENEWED);
        try (Lease lease = take(PATIENT, QUICK)) {
            lease.require();
            assertThatThrownBy(left::require)
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("lost the lease")
                    .hasMessageContaining("nothing more is published");
            left.close();
            lease.require();
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("has expired");
    }

    @Test
    void anOldLeaseIsWatchedEvenWithoutPatience() throws Exception {
        try (Lease left = take(PATIENT, NEVER_RENEWED)) {
            Files.setLastModifiedTime(file(), FileTime.from(Instant.now().minus(Duration.ofDays(1))));
            take(AT_ONCE, QUICK).close();
            assertThatThrownBy(left::require).isInstanceOf(RunException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, 86_400})
    void aClockThatIsWrongBreaksNoLeaseThatIsRenewed(long seconds) throws Exception {
        InstantSource wrong = InstantSource.offset(InstantSource.system(), Duration.ofSeconds(seconds));
        try (Lease lease = take(PATIENT, QUICK)) {
            // Longer than the watch of an old lease, shorter than anything else.
            LeaseOptions brief = new LeaseOptions(Duration.ofSeconds(1), LeaseOptions.Other.RESPECTED);
            assertThatThrownBy(
                            () -> Lease.take("run_json", manifest(), brief, QUICK, new Configuration(), out(), wrong))
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("another run writes here");
            lease.require();
        }
    }

    @Test
    void aClockSetBackDoesNotKeepALeaseThatNobodyRenews() throws Exception {
        Lease left = take(PATIENT, NEVER_RENEWED);
        Files.setLastModifiedTime(file(), FileTime.from(Instant.now().plus(Duration.ofDays(1))));
        take(PATIENT, QUICK).close();
        left.close();
    }

    @Test
    void aLeaseThatWasMadeThoughTheStoreSaidElseIsOurs() throws Exception {
        Configuration hadoop = new Configuration();
        hadoop.set("fs.unsure.impl", UnsureStore.class.getName());
        org.apache.hadoop.fs.Path there = new org.apache.hadoop.fs.Path("unsure://" + directory + "/run.json");
        try (Lease lease = Lease.take("run_json", there, AT_ONCE, QUICK, hadoop, out(), InstantSource.system())) {
            lease.require();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aProcessThatIsNoMoreHoldsNothing() throws Exception {
        Process process = new ProcessBuilder("sleep", "0").start();
        process.waitFor();
        LeaseHolder here = LeaseHolder.here(Instant.now());
        assumeFalse(here.processes().isEmpty(), "only Linux tells whose process numbers are meant");
        LeaseHolder dead = new LeaseHolder("x", here.host(), here.processes(), process.pid(), here.start());
        Files.write(file(), dead.bytes());
        take(AT_ONCE, LeaseTiming.USUAL).close();

        LeaseHolder elsewhere = new LeaseHolder("x", here.host(), "another machine", process.pid(), here.start());
        Files.write(file(), elsewhere.bytes());
        assertThatThrownBy(() -> take(AT_ONCE, LeaseTiming.USUAL)).isInstanceOf(RunException.class);
    }

    @Test
    void aBrokenLeaseKeepsItsHolderFromPublishing() throws Exception {
        try (Lease lease = take(PATIENT, QUICK);
                Lease breaking = take(BREAKING, QUICK)) {
            breaking.require();
            assertThatThrownBy(lease::require).isInstanceOf(RunException.class).hasMessageContaining(" to process ");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[]", "{\"pid\": \"x\"}", "{}"})
    void whatIsNoLeaseExpiresAsWell(String content) throws Exception {
        Files.writeString(file(), content);
        assertThatThrownBy(() -> take(AT_ONCE, QUICK))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("an unknown process");
        take(PATIENT, QUICK).close();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void ofManyAtOnceOneHasIt() throws Exception {
        int many = 8;
        CyclicBarrier start = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<Lease>> takes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            takes.add(threads.submit(() -> {
                start.await();
                return take(AT_ONCE, QUICK);
            }));
        }
        List<Lease> taken = new ArrayList<>();
        for (Future<Lease> take : takes) {
            try {
                taken.add(take.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(RunException.class);
            }
        }
        threads.shutdownNow();
        assertThat(taken).hasSize(1);
        taken.get(0).require();
        taken.get(0).close();
    }

    private Lease take(LeaseOptions terms, LeaseTiming times) throws RunException {
        return Lease.take("run_json", manifest(), terms, times, new Configuration(), out(), InstantSource.system());
    }

    private PrintStream out() {
        return new PrintStream(told, true, StandardCharsets.UTF_8);
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
