package plasticity.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A body that is given up when next to nothing comes for a while: Java's client itself waits for ever. */
final class WatchedStream extends FilterInputStream {
    /** A sender that trickles is as bad as one that stands still. */
    private static final long LEAST = 1024;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hub-watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration patience;
    private final ScheduledFuture<?> watch;
    private volatile long bytes;
    private volatile boolean isStalled;
    private long seen;

    WatchedStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience;
        this.watch =
                CLOCK.scheduleAtFixedRate(this::look, patience.toMillis(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = bytes;
        if (now - seen < LEAST) {
            isStalled = true;
            try {
                in.close();
            } catch (IOException e) {
                // the reader hears of the stall
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
        return new IOException("the Hub sent nothing for " + patience.toSeconds() + " s");
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }
}
