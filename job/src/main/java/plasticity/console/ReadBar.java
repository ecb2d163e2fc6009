package plasticity.console;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Shows how many bytes of a dump have been compared. */
public final class ReadBar implements LongConsumer, StatusLine.Work, AutoCloseable {
    private static final double MIB = 1 << 20;

    private final long bytes;
    private final LongAdder read = new LongAdder();
    private final StatusLine line;

    /** @param bytes total number of bytes */
    public ReadBar(Console console, long bytes) {
        this.bytes = bytes;
        this.line = StatusLine.start(console, this);
    }

    @Override
    public void accept(long count) {
        read.add(count);
    }

    @Override
    public double fractionDone() {
        return bytes == 0 ? 1 : read.doubleValue() / bytes;
    }

    @Override
    public String text() {
        return String.format(Locale.ROOT, "%.1f/%.1f MiB compared", read.doubleValue() / MIB, bytes / MIB);
    }

    @Override
    public void close() {
        line.close();
    }
}
