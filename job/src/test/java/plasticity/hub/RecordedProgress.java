package plasticity.hub;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Records progress. */
final class RecordedProgress implements DownloadProgress {
    final AtomicInteger files = new AtomicInteger();
    final AtomicLong announced = new AtomicLong();
    final AtomicLong received = new AtomicLong();
    final AtomicInteger done = new AtomicInteger();
    final List<String> waits = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<Duration> lengths = new CopyOnWriteArrayList<>();

    @Override
    public void begins(int fileCount, long bytes) {
        files.addAndGet(fileCount);
        announced.addAndGet(bytes);
    }

    @Override
    public void received(long bytes) {
        received.addAndGet(bytes);
    }

    @Override
    public void done() {
        done.incrementAndGet();
    }

    @Override
    public void waiting(String why, Duration wait) {
        waits.add(why);
        lengths.add(wait);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }
}
