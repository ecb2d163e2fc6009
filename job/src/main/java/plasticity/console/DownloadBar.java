package plasticity.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import plasticity.hub.DownloadProgress;

/** Shows the progress of a download: bytes, files and waiting times. */
public final class DownloadBar implements DownloadProgress, StatusLine.Work, AutoCloseable {
    private static final double MIB = 1 << 20;

    private final Console console;
    private final InstantSource clock;
    private StatusLine line;
    private long start;
    private int files;
    private long bytes;
    private int filesDone;
    private long received;

    public DownloadBar(Console console, InstantSource clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public synchronized void begins(int fileCount, long byteCount) {
        files = fileCount;
        bytes = byteCount;
        start = clock.millis();
        line = StatusLine.start(console, this);
    }

    @Override
    public synchronized void received(long count) {
        received += count;
    }

    @Override
    public synchronized void done() {
        filesDone++;
    }

    @Override
    public void waiting(String why, Duration wait) {
        note(why + "; retrying in " + StatusLine.time((double) Math.max(1, wait.toSeconds())));
    }

    @Override
    public void note(String text) {
        StatusLine shown = line();
        if (shown == null) {
            console.err().println(text);
        } else {
            shown.print(text);
        }
    }

    private synchronized StatusLine line() {
        return line;
    }

    @Override
    public void close() {
        StatusLine shown = line();
        if (shown != null) {
            shown.close();
        }
    }

    @Override
    public synchronized double fractionDone() {
        return bytes == 0 ? 1 : (double) received / bytes;
    }

    @Override
    public synchronized String text() {
        double seconds = Math.max(1e-3, (clock.millis() - start) / 1000.0);
        return String.format(
                Locale.ROOT,
                "%.1f/%.1f MiB, %d/%d files downloaded, %.1f MiB/s",
                received / MIB,
                bytes / MIB,
                filesDone,
                files,
                received / MIB / seconds);
    }
}
