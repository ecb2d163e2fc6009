package plasticity.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A response body that fails if it stalls; Java's HTTP client has no timeout for bodies. */
final class WatchedStream extends FilterInputStream {
    /** Fewer bytes than this per timeout count as a stall. */
    private static final long MIN_BYTES = 1024;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hub-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration timeout;
    private final ScheduledFuture<?> watch;
    private volatile long bytes;
    private volatile boolean isStalled;
    private long seen;

    WatchedStream(InputStream in, Duration timeout) {
        super(in);
        this.timeout = timeout;
        this.watch =
                CLOCK.scheduleAtFixedRate(this::check, timeout.toMillis(), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check() {
        long now = bytes;
        if (now - seen < MIN_BYTES) {
            isStalled = true;
            try {
                in.close();
            } catch (IOException e) {
                // read() reports the stall
            }
        }
        seen = now;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader
    public int read(byte[] buffer, int start, int length) throws IOException {
        int count;
        try {
            count = super.read(buffer, start, length);
        } catch (IOException e) {
            throw isStalled ? stalled() : e;
        }
        if (isStalled) {
            throw stalled();
        }
        bytes += Math.max(0, count);
        return count;
    }

    private IOException stalled() {
        return new IOException("the Hub stopped sending data for " + timeout.toSeconds() + " s");
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
